using System.Xml.Linq;
using ChainRule.Workbench.Reporting.Judging;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>How often a model is right (upwards) by how sure it is (to the right): on the dashed diagonal, it is right as often as it says.</summary>
internal static class ReliabilityDiagram
{
    public static XElement Draw(Calibration calibration)
    {
        var bars = new RectangleBarSeries { FillColor = Ink.Of(0), StrokeThickness = 0 };
        foreach (var (bin, _, _, accuracy) in calibration.Occupied)
            bars.Items.Add(new(((double)bin + .06) / Calibration.Bins, 0, (bin + .94) / Calibration.Bins, accuracy));
        var diagonal = new LineSeries { Color = Ink.Text, StrokeThickness = 1.5, LineStyle = LineStyle.Dash };
        diagonal.Points.AddRange([new(0, 0), new(1, 1)]);
        return new Chart(Shares(), Shares()).Add(bars).Add(diagonal).Draw("reliability diagram");
    }

    private static LinearAxis Shares() => new() { Minimum = 0, Maximum = 1, MajorStep = .2, StringFormat = "0 %" };
}
