using System.Numerics;

namespace ChainRule.Training;

/// <summary>Lays another picture of the batch over each, after all other changes: x becomes λ·x + (1 − λ)·x′, and the target stays that of x.</summary>
/// <remarks>
/// Mix-up (Zhang et al. 2017) mixes the targets, too, with λ from the beta distribution of (α, α). If the loss is linear in the target, as cross-entropy is, the
/// same loss is met on average when λ is drawn from that of (α + 1, α) and the target is kept (Huszár 2017): of the pair, that picture is chosen whose target
/// is kept, with the probability of its share.
/// </remarks>
/// <param name="Alpha">how strongly pictures are mixed, at most 2; the mean of λ is (α + 1)/(2·α + 1)</param>
public sealed record MixUp(double Alpha) : PictureChange
{
    private const double Greatest = 2;

    /// <summary>How strongly pictures are mixed.</summary>
    public double Alpha { get; init; } = Setting.Positive(Alpha) <= Greatest ? Alpha : throw new SettingException(nameof(Alpha), Alpha, "a number above 0 and at most 2");

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"mixed in pairs (α = {Alpha})");

    /// <summary>Mixes a picture with another.</summary>
    /// <param name="batch">all pictures before they are mixed, one after the other</param>
    /// <param name="place">which of them is mixed</param>
    /// <param name="picture">the mixed picture</param>
    /// <param name="draws">what is random about it</param>
    internal void Apply<T>(ReadOnlySpan<T> batch, int place, Span<T> picture, ref ChangeDraws draws)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var count = batch.Length / picture.Length;
        if (count < 2)
            return;
        var own = T.CreateTruncating(Beta(ref draws, Alpha + 1, Alpha));
        var first = batch.Slice(place * picture.Length, picture.Length);
        var other = batch.Slice((place + draws.Between(1, count - 1)) % count * picture.Length, picture.Length);
        for (var i = 0; i < picture.Length; i++)
            picture[i] = own * first[i] + (T.One - own) * other[i];
    }

    // Jöhnk 1964: of u^(1/a) and v^(1/b), the share of the first, where their sum is at most 1.
    private static double Beta(ref ChangeDraws draws, double a, double b)
    {
        while (true)
        {
            var (x, y) = (Math.Pow(draws.Between(0.0, 1), 1 / a), Math.Pow(draws.Between(0.0, 1), 1 / b));
            if (x + y <= 1 && x > 0)
                return x / (x + y);
        }
    }
}
