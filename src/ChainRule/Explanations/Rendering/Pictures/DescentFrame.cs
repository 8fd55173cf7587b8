using ChainRule.Explanations.Losses;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>What a picture of the loss along one parameter shows, with places in it from 0 to 1.</summary>
internal sealed class DescentFrame
{
    // Values that differ by less, relative to themselves, are drawn as one.
    private const double RoundingAlone = 1e-9;

    private readonly Descent _descent;

    private DescentFrame(Descent descent)
    {
        _descent = descent;
        double[] values = [.. descent.Points.Select(point => point.Value), descent.Value, .. descent.Next is { } next ? [next] : Array.Empty<double>()];
        double[] losses = [.. descent.Points.Select(point => point.Loss), descent.Loss, .. descent.LossAtNext is { } loss ? [loss] : Array.Empty<double>()];
        (Left, Right) = Wide(values);
        (Bottom, Top) = Wide([.. losses.Where(double.IsFinite)]);
    }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    public double Top { get; }

    public static DescentFrame Of(Descent descent) => new(descent);

    public double X(double value) => (value - Left) / (Right - Left);

    public double Y(double loss) => (loss - Bottom) / (Top - Bottom);

    public double ValueAt(double x) => Left + x * (Right - Left);

    /// <summary>The tangent where the parameter stands.</summary>
    public double Tangent(double value) => _descent.Loss + _descent.Slope * (value - _descent.Value);

    /// <summary>The ends of a straight line where it enters and leaves the picture.</summary>
    public IEnumerable<(double Value, double Loss)> Inside(Func<double, double> line)
    {
        double[] crossings = _descent.Slope == 0 ? [] : [_descent.Value + (Bottom - _descent.Loss) / _descent.Slope, _descent.Value + (Top - _descent.Loss) / _descent.Slope];
        var ends = crossings.Append(Left).Append(Right).Order().ToArray();
        return crossings.Length == 0
            ? [(Left, line(Left)), (Right, line(Right))]
            : [(ends[1], line(ends[1])), (ends[2], line(ends[2]))];
    }

    /// <summary>So many points of the curve, between the known ones along straight lines.</summary>
    public IEnumerable<(double Value, double Loss)> Curve(int count)
    {
        var points = _descent.Points;
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var value = points[0].Value + (points[^1].Value - points[0].Value) * i / (count - 1);
            while (at < points.Count - 2 && points[at + 1].Value < value)
                at++;
            var (from, to) = (points[at], points[at + 1]);
            yield return (value, from.Loss + (to.Loss - from.Loss) * (value - from.Value) / (to.Value - from.Value));
        }
    }

    private static (double From, double To) Wide(double[] values)
    {
        var (from, to) = (values.Min(), values.Max());
        var margin = to - from > RoundingAlone * Math.Abs(to) ? 0.04 * (to - from) : to == 0 ? 0.1 : Math.Abs(to) / 10;
        return (from - margin, to + margin);
    }
}
