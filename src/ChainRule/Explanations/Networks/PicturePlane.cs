using ChainRule.Expressions;

namespace ChainRule.Explanations.Networks;

/// <summary>One channel of pictures, or of a filter, as a grid of numbers.</summary>
/// <param name="Name">a⁽²⁾; without the element's place</param>
/// <param name="Planes">which channel, or which filter and which channel of it, counted from 0</param>
/// <param name="Channels">how many channels there are</param>
/// <param name="Height">rows</param>
/// <param name="Width">columns</param>
/// <param name="Values">the numbers, row by row</param>
public sealed record PicturePlane(Quantity Name, IReadOnlyList<int> Planes, int Channels, int Height, int Width, IReadOnlyList<double> Values)
{
    /// <summary>The place that is followed through the network, or the explained weight of a filter; null where there is none.</summary>
    public GridPlace? Followed { get; init; }

    /// <summary>What the followed place of the next picture is computed from; empty where nothing is.</summary>
    public IReadOnlyList<GridPlace> Patch { get; init; } = [];

    /// <summary>The weights that are laid on the picture before; null where there are none.</summary>
    public PicturePlane? Filter { get; init; }
}

/// <summary>A place of a grid.</summary>
/// <param name="Row">counted from 0</param>
/// <param name="Column">counted from 0</param>
public readonly record struct GridPlace(int Row, int Column);
