using System.Xml.Linq;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>How many numbers lie in each of some bins of equal width.</summary>
internal static class Histogram
{
    private const int Bins = 24;

    /// <summary>The drawing; null if no number is finite.</summary>
    public static XElement? Draw(string label, IEnumerable<double> numbers)
    {
        double[] finite = [.. numbers.Where(double.IsFinite)];
        if (finite.Length == 0)
            return null;

        // Symmetric, so that the middle is where nothing is wrong.
        var end = Math.Max(finite.Max(Math.Abs), double.Epsilon);
        var bars = new RectangleBarSeries { FillColor = Ink.Of(0), StrokeThickness = 0 };
        foreach (var (bin, count) in finite.CountBy(number => Math.Clamp((int)((number / end + 1) / 2 * Bins), 0, Bins - 1)).OrderBy(bin => bin.Key))
            bars.Items.Add(new(end * (2 * (bin + .05) / Bins - 1), 0, end * (2 * (bin + .95) / Bins - 1), count));
        return new Chart(new LinearAxis { Minimum = -end, Maximum = end }, new LinearAxis { Minimum = 0, MaximumPadding = .05, MinimumMajorStep = 1 }).Add(bars).Draw(label);
    }
}
