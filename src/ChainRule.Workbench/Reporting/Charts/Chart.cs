using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>A drawing of numbers as SVG, in the colours of the page. Its words stand beside it, in the page's languages.</summary>
internal sealed class Chart
{
    private const double Width = 380;
    private const double Height = 225;

    // The fonts of the page are wider than the one that OxyPlot measures.
    private const double RoomForNumbers = 52;

    private const double LeastBetweenNumbers = 38;

    private static readonly string[] ThePages = ["version", "clip-path", "font-family", "font-size", "font-weight", "shape-rendering"];

    private readonly PlotModel _model = new()
    {
        Culture = CultureInfo.InvariantCulture,
        DefaultFontSize = 11,
        PlotAreaBorderThickness = new(0),
        Padding = new(0, 8, 14, 0),
        PlotMargins = new(RoomForNumbers, double.NaN, double.NaN, double.NaN),
        TextColor = Ink.Text,
    };

    /// <param name="bottom">what is drawn from left to right</param>
    /// <param name="left">what is drawn upwards</param>
    public Chart(Axis bottom, Axis left)
    {
        (bottom.Position, left.Position) = (AxisPosition.Bottom, AxisPosition.Left);
        foreach (var axis in (Axis[])[bottom, left])
        {
            (axis.TickStyle, axis.TextColor, axis.AxislineStyle) = (TickStyle.None, Ink.Text, LineStyle.None);
            _model.Axes.Add(axis);
        }

        (left.MajorGridlineStyle, left.MajorGridlineColor, left.MajorGridlineThickness) = (LineStyle.Solid, Ink.Grid, 1);
        left.IntervalLength = LeastBetweenNumbers;
        (bottom.AxislineStyle, bottom.AxislineColor) = (LineStyle.Solid, Ink.Grid);
    }

    public Chart Add(Series series)
    {
        _model.Series.Add(series);
        return this;
    }

    /// <summary>The drawing, as wide as there is room.</summary>
    /// <param name="label">what it shows, for those who do not see it</param>
    public XElement Draw(string label)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, IsDocument = false };
        var svg = XElement.Parse(Ink.Replace(exporter.ExportToString(_model)));

        // Without the namespace, which HTML knows; size and fonts are the page's.
        foreach (var element in svg.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration || ThePages.Contains(attribute.Name.LocalName)).Remove();
        }

        // Nothing lies outside its axes; clipping would need names of which a page may have one each.
        svg.Descendants("defs").Remove();
        svg.SetAttributeValue("width", null);
        svg.SetAttributeValue("height", null);
        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}"));
        svg.SetAttributeValue("class", "chart");
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", label);
        return svg;
    }
}
