namespace ChainRule.Training;

/// <summary>Turns pictures about their middle, to the left or to the right; all angles are equally likely.</summary>
/// <param name="Degrees">the largest angle</param>
public sealed record Rotate(double Degrees) : PlaceChange
{
    /// <summary>The largest angle.</summary>
    public double Degrees { get; init; } = Setting.Positive(Degrees);

    /// <inheritdoc/>
    public override PlaceMap Draw(ref ChangeDraws draws, int height, int width)
    {
        var (sine, cosine) = Math.SinCos(draws.Between(-Degrees, Degrees) * Math.PI / 180);
        return PlaceMap.AboutMiddle(cosine, sine, -sine, cosine, height, width);
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"turns of at most {Degrees}°");
}
