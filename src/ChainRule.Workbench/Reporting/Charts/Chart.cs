using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>A drawing of numbers as SVG, in the colours of the page. Its words stand beside it, in the page's languages.</summary>
internal sealed class Chart
{
    private const double Width = 440;
    private const double Height = 250;

    private readonly PlotModel _model = new()
    {
        Culture = CultureInfo.InvariantCulture,
        DefaultFontSize = 11,
        PlotAreaBorderThickness = new(0),
        Padding = new(2, 8, 12, 2),
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

        // Without the namespace, which HTML knows; fonts are the page's, and clipping would need names that are the drawing's alone.
        foreach (var element in svg.DescendantsAndSelf().ToArray())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration || attribute.Name.LocalName is "clip-path" or "version").Remove();
            if (element.Name == "text")
                element.Attribute("style")?.Remove();
        }

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
