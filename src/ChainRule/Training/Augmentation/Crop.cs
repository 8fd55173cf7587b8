namespace ChainRule.Training;

/// <summary>Shows a part of each picture, as large as the whole; all sizes and places of it are equally likely.</summary>
/// <param name="Least">the smallest share of each side that is shown, above 0</param>
public sealed record Crop(double Least) : PlaceChange
{
    /// <summary>The smallest share of each side that is shown.</summary>
    public double Least { get; init; } = Setting.Fraction(Setting.Positive(Least));

    /// <inheritdoc/>
    public override PlaceMap Draw(ref ChangeDraws draws, int height, int width)
    {
        var share = draws.Between(Least, 1);
        var (left, top) = (draws.Between(0, width * (1 - share)), draws.Between(0, height * (1 - share)));

        // Edges are mapped to edges: half a pixel before the middle of the first one.
        return new(share, 0, left + (share - 1) / 2, 0, share, top + (share - 1) / 2);
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"parts of at least {Least:0.###} of each side");
}
