namespace ChainRule.Layers;

/// <summary>What a linear layer adds to its weighted sums.</summary>
public enum LinearBias
{
    /// <summary>nothing</summary>
    None,

    /// <summary>a number for each unit</summary>
    PerUnit,

    /// <summary>one number for the whole layer</summary>
    Shared,
}
