using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>Computes the loss as one element varies, over a range that shows the minimum that the slope leads to, if one is near.</summary>
internal static class LossCurve
{
    private const int PointsOnEachSide = 40;
    private const double Width = 1;

    // The distances at which a minimum is looked for: 1/1024, 1/512, …, 8.
    private static readonly double[] Distances = [.. Enumerable.Range(-10, 14).Select(power => Math.Pow(2, power))];

    /// <summary>The curve through the values of a replay without rounding.</summary>
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

    // Twice as far as the lowest point downhill; a fixed width if the loss keeps falling or is flat.
    private static double Radius(LossFunction function, double value, double slope)
    {
        if (slope == 0 || !double.IsFinite(slope))
            return Width;
        var lowest = Distances.MinBy(distance => function.At(value - Math.Sign(slope) * distance) is var loss && double.IsNaN(loss) ? double.PositiveInfinity : loss);
        return lowest == Distances[^1] ? Width : 2 * lowest;
    }
}
