using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>Curves over epochs.</summary>
internal static class LineChart
{
    // From this ratio of the greatest number to the least, a scale of powers of ten shows more.
    private const double WideRange = 50;

    // Single points are seen by their dots.
    private const int FewPoints = 20;

    /// <summary>The drawing; null if no curve has a finite number.</summary>
    public static XElement? Draw(string label, IReadOnlyList<Curve> curves)
    {
        curves = [.. curves.Where(curve => curve.X.Count > 0)];
        double[] numbers = [.. curves.SelectMany(curve => curve.Y).Where(double.IsFinite)];
        if (numbers.Length == 0)
            return null;
        var isLogarithmic = numbers.Min() > 0 && numbers.Max() / numbers.Min() > WideRange;
        var chart = new Chart(Epochs(curves), isLogarithmic ? new LogarithmicAxis { MinimumPadding = .05, MaximumPadding = .05 } : Numbers(numbers));
        foreach (var curve in curves)
        {
            var isShort = curve.Y.Count <= FewPoints;
            var line = new LineSeries
            {
                Color = Ink.Of(curve.Colour),
                StrokeThickness = 2,
                LineStyle = curve.IsDashed ? LineStyle.Dash : LineStyle.Solid,
                LineJoin = LineJoin.Round,
                MarkerType = isShort ? MarkerType.Circle : MarkerType.None,
                MarkerSize = 2.5,
                MarkerFill = Ink.Of(curve.Colour),
            };
            line.Points.AddRange(Thinning.Of(curve.X, curve.Y).Select(point => new DataPoint(point.X, double.IsFinite(point.Y) ? point.Y : double.NaN)));
            chart.Add(line);
        }

        return chart.Draw(label);
    }

    // Whole epochs only; a single one stands in the middle.
    private static LinearAxis Epochs(IReadOnlyList<Curve> curves)
    {
        var (first, last) = (curves.Min(curve => curve.X[0]), curves.Max(curve => curve.X[^1]));
        return first < last
            ? new() { Minimum = first, Maximum = last, MinimumMajorStep = 1 }
            : new() { Minimum = first - 1, Maximum = first + 1, MajorStep = 1, MinimumMajorStep = 1 };
    }

    private static LinearAxis Numbers(double[] numbers)
    {
        var axis = new LinearAxis { MinimumPadding = .06, MaximumPadding = .06 };
        if (numbers.Min() < numbers.Max())
            return axis;
        var room = numbers[0] == 0 ? 1 : Math.Abs(numbers[0]) / 2;
        (axis.Minimum, axis.Maximum) = (numbers[0] - room, numbers[0] + room);
        return axis;
    }
}
