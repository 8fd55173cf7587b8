using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>Draws the loss as one element varies, wide enough to show the minimum that the slope leads to, where one is near.</summary>
internal static class LossCurve
{
    private const int PointsOnEachSide = 40;
    private const double Width = 1;

    // How far the minimum is looked for: 1/1024, 1/512, …, 8.
    private static readonly double[] Distances = [.. Enumerable.Range(-10, 14).Select(power => Math.Pow(2, power))];

    /// <summary>The curve with its tangent and the step.</summary>
    /// <param name="replay">the values, not rounded</param>
    /// <param name="loss">L</param>
    /// <param name="place">what varies</param>
    /// <param name="quantity">its symbol</param>
    /// <param name="gradient">the slope</param>
    /// <param name="update">the element after the step; null where nothing updates it</param>
    public static Descent Of(Replay replay, Variable loss, Place place, Quantity quantity, Place gradient, Place? update)
    {
        var function = new LossFunction(replay, loss, place);
        var (value, slope) = (replay.Value(place), replay.Value(gradient));
        double? next = update is { } updated ? replay.Value(updated) : null;
        var step = Math.Abs(next - value ?? 0);
        var radius = Math.Max(Radius(function, value, slope), double.IsFinite(step) ? 2 * step : 0);
        var points = Enumerable.Range(-PointsOnEachSide, 2 * PointsOnEachSide + 1).Select(i => value + radius * i / PointsOnEachSide);
        return new()
        {
            Address = place.ToString(),
            Quantity = quantity,
            Points = [.. points.Select(point => (point, function.At(point)))],
            Value = value,
            Loss = replay[loss].Item(),
            Slope = slope,
            Next = next,
            LossAtNext = next is { } landing ? function.At(landing) : null,
            Kink = OneSidedSlopes.AtKink(function.At, value) is { } slopes ? (slopes.Left, slopes.Right) : null,
        };
    }

    // Twice as far as the lowest point downhill; a fixed width where the loss falls as far as was looked, or is flat.
    private static double Radius(LossFunction function, double value, double slope)
    {
        if (slope == 0 || !double.IsFinite(slope))
            return Width;
        var lowest = Distances.MinBy(distance => function.At(value - Math.Sign(slope) * distance) is var loss && double.IsNaN(loss) ? double.PositiveInfinity : loss);
        return lowest == Distances[^1] ? Width : 2 * lowest;
    }
}
