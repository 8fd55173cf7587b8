namespace ChainRule.Training;

/// <summary>Makes what a picture shows larger or smaller, about its middle; all sizes are equally likely.</summary>
/// <param name="Share">the greatest change of its size: 0.1 for 0.9 to 1.1 times as large</param>
public sealed record Scale(double Share) : PlaceChange
{
    /// <summary>The greatest change of the size.</summary>
    public double Share { get; init; } = Setting.FractionBelowOne(Share);

    /// <inheritdoc/>
    public override PlaceMap Draw(ref ChangeDraws draws, int height, int width)
    {
        var step = 1 / draws.Between(1 - Share, 1 + Share);
        return PlaceMap.AboutMiddle(step, 0, 0, step, height, width);
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{1 - Share:0.###} to {1 + Share:0.###} times the size");
}
