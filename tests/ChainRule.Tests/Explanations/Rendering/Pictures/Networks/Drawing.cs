using System.Globalization;
using System.Xml.Linq;
using ChainRule.Explanations;
using ChainRule.Explanations.Rendering.Pictures.Networks;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Pictures.Networks;

/// <summary>A network's drawing, measured by the coordinates that it gives.</summary>
internal sealed class Drawing
{
    private readonly XElement _svg;

    private Drawing(string svg) => _svg = XElement.Parse(svg);

    public static Drawing Of(Explanation explanation, Language language = Language.English) => new(NetworkSvg.Draw(explanation.Graph!, "network", 6, language));

    public double Width => Number(_svg, "width");

    public double Height => Number(_svg, "height");

    /// <summary>Each text with the room that it takes.</summary>
    public List<(string Text, Area Area)> Texts =>
    [
        .. _svg.Descendants("text").Select(text => (text.Value, Area.Around(Number(text, "x"), Number(text, "y"), TextSize.Width(text.Value), TextSize.Small))),
    ];

    public List<Segment> Lines =>
    [
        .. _svg.Descendants("line").Where(line => !Has(line, "cell")).Select(line => new Segment(Number(line, "x1"), Number(line, "y1"), Number(line, "x2"), Number(line, "y2"))),
    ];

    public List<Area> Boxes(string @class) =>
    [
        .. _svg.Descendants("rect").Where(box => Has(box, @class)).Select(box => new Area(Number(box, "x"), Number(box, "y"), Number(box, "width"), Number(box, "height"))),
    ];

    private static bool Has(XElement element, string @class) => ((string?)element.Attribute("class"))?.Split(' ').Contains(@class) == true;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
