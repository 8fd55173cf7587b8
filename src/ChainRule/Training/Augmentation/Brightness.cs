using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Makes pictures darker or brighter: the same number is added to every pixel; all numbers are equally likely.</summary>
/// <param name="Most">the largest number, where black is 0 and white is 1</param>
public sealed record Brightness(double Most) : PixelChange
{
    /// <summary>The largest number that is added or taken away.</summary>
    public double Most { get; init; } = Setting.Positive(Most);

    /// <inheritdoc/>
    public override void Apply<T>(Span<T> pixels, Shape picture, ref ChangeDraws draws)
    {
        var more = T.CreateTruncating(draws.Between(-Most, Most));
        foreach (ref var pixel in pixels)
            pixel += more;
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"brightness by at most {Most}");
}
