namespace ChainRule.Training;

/// <summary>Mirrors every second picture, on average, from left to right.</summary>
public sealed record Flip : PlaceChange
{
    /// <inheritdoc/>
    public override PlaceMap Draw(ref ChangeDraws draws, int height, int width) =>
        draws.Between(0, 1) == 1 ? PlaceMap.Unchanged with { XX = -1, X = width - 1 } : PlaceMap.Unchanged;

    /// <summary>What it does, in words.</summary>
    public override string ToString() => "flips";
}
