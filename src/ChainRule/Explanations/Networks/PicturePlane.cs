using ChainRule.Expressions;

namespace ChainRule.Explanations.Networks;

/// <summary>One channel of pictures or of a filter, as a grid of numbers.</summary>
/// <param name="Name">a⁽²⁾, without indexes</param>
/// <param name="Planes">sample and channel, or filter and channel, counted from 0</param>
/// <param name="Channels">how many channels there are</param>
/// <param name="Height">rows</param>
/// <param name="Width">columns</param>
/// <param name="Values">the numbers, row by row</param>
public sealed record PicturePlane(Quantity Name, IReadOnlyList<int> Planes, int Channels, int Height, int Width, IReadOnlyList<double> Values)
{
    /// <summary>The place that is followed through the network, or the explained weight of a filter; null if there is none.</summary>
    public GridPlace? Followed { get; init; }

    /// <summary>The places from which the followed place of the next picture is computed.</summary>
    public IReadOnlyList<GridPlace> Patch { get; init; } = [];

    /// <summary>The filter over the previous picture; null if there is none.</summary>
    public PicturePlane? Filter { get; init; }
}

/// <summary>A place in a grid.</summary>
/// <param name="Row">counted from 0</param>
/// <param name="Column">counted from 0</param>
public readonly record struct GridPlace(int Row, int Column);
