using ChainRule.Explanations.Losses;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The section of the loss curve that a picture shows, with coordinates from 0 to 1.</summary>
internal sealed class DescentFrame(Descent descent)
{
    // Values that differ by less, relative to themselves, are drawn as one.
    private const double RoundingError = 1e-9;

    public (double From, double To) Values { get; } =
        Wide([.. descent.Points.Select(point => point.Value), descent.Value, descent.Next ?? descent.Value]);

    public (double From, double To) Losses { get; } =
        Wide([.. descent.Points.Select(point => point.Loss).Append(descent.Loss).Append(descent.LossAtNext ?? descent.Loss).Where(double.IsFinite)]);

    public double X(double value) => (value - Values.From) / (Values.To - Values.From);

    public double Y(double loss) => (loss - Losses.From) / (Losses.To - Losses.From);

    public double ValueAt(double x) => Values.From + x * (Values.To - Values.From);

    /// <summary>The tangent at the parameter's current value.</summary>
    public double Tangent(double value) => descent.Loss + descent.Slope * (value - descent.Value);

    /// <summary>The points where the tangent enters and leaves the picture.</summary>
    public IEnumerable<(double Value, double Loss)> TangentEnds()
    {
        double[] crossings = descent.Slope == 0 ? [] : [descent.Value + (Losses.From - descent.Loss) / descent.Slope, descent.Value + (Losses.To - descent.Loss) / descent.Slope];
        var ends = crossings.Append(Values.From).Append(Values.To).Order().ToArray();
        return ends[(crossings.Length / 2)..^(crossings.Length / 2)].Select(value => (value, Tangent(value)));
    }

    /// <summary>This many points of the curve, interpolated between the known ones.</summary>
    public IEnumerable<(double Value, double Loss)> Curve(int count)
    {
        var points = descent.Points;
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
        var margin = to - from > RoundingError * Math.Abs(to) ? 0.04 * (to - from) : to == 0 ? 0.1 : Math.Abs(to) / 10;
        return (from - margin, to + margin);
    }
}
