using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Makes pictures paler or stronger: x becomes m + f·(x − m), where m is the mean of the picture and f is drawn; all factors are equally likely.</summary>
/// <param name="Share">the greatest difference of the factor from 1</param>
public sealed record Contrast(double Share) : PixelChange
{
    /// <summary>The greatest difference of the factor from 1.</summary>
    public double Share { get; init; } = Setting.Fraction(Share);

    /// <inheritdoc/>
    public override void Apply<T>(Span<T> pixels, Shape picture, ref ChangeDraws draws)
    {
        var factor = T.CreateTruncating(draws.Between(1 - Share, 1 + Share));
        var sum = 0.0;
        foreach (var pixel in pixels)
            sum += double.CreateTruncating(pixel);
        var mean = T.CreateTruncating(sum / pixels.Length);
        foreach (ref var pixel in pixels)
            pixel = mean + factor * (pixel - mean);
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{1 - Share:0.###} to {1 + Share:0.###} times the contrast");
}
