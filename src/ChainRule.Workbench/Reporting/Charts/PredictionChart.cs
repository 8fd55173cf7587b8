using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>Predictions (upwards) against true numbers (to the right); the dashed diagonal is where both are equal.</summary>
internal static class PredictionChart
{
    private const int MostPoints = 500;

    /// <summary>The drawing of at most 500 of the samples, evenly chosen; null if none is finite.</summary>
    public static XElement? Draw(string label, double[] actual, double[] predicted)
    {
        (double Actual, double Predicted)[] finite = [.. actual.Zip(predicted).Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))];
        if (finite.Length == 0)
            return null;
        var points = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 2.6, MarkerFill = OxyColor.FromAColor(150, Ink.Of(0)), MarkerStrokeThickness = 0 };
        var count = Math.Min(MostPoints, finite.Length);
        points.Points.AddRange(Enumerable.Range(0, count).Select(i => finite[(int)((long)i * finite.Length / count)]).Select(pair => new ScatterPoint(pair.Actual, pair.Predicted)));
        var (least, greatest) = (finite.Min(pair => pair.Actual), finite.Max(pair => pair.Actual));
        var diagonal = new LineSeries { Color = Ink.Text, StrokeThickness = 1.5, LineStyle = LineStyle.Dash };
        diagonal.Points.AddRange([new(least, least), new(greatest, greatest)]);
        return new Chart(Numbers(), Numbers()).Add(points).Add(diagonal).Draw(label);
    }

    private static LinearAxis Numbers() => new() { MinimumPadding = .05, MaximumPadding = .05 };
}
