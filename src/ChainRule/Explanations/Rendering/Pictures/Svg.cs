using System.Globalization;
using System.Security;
using System.Text;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>Writes a drawing; how its parts look is said by the classes of a style sheet.</summary>
internal sealed class Svg(double width, double height, string label)
{
    private readonly StringBuilder _body = new();

    /// <summary>Parts that belong together, shown with a text where the mouse rests on them.</summary>
    public void Group(string @class, string title, Action parts)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<g class=\"{@class}\"><title>{Escape(title)}</title>\n");
        parts();
        _body.Append("</g>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string @class, double thickness = 1) =>
        Add($"<line class=\"{@class}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke-width=\"{thickness:0.##}\"/>\n");

    public void Circle(double x, double y, double radius, string @class) =>
        Add($"<circle class=\"{@class}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/>\n");

    public void Box(double x, double y, double w, double h, string @class, double radius = 8) =>
        Add($"<rect class=\"{@class}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" rx=\"{radius:0.#}\"/>\n");

    /// <summary>Boxes of one size in one piece, by their left upper corners.</summary>
    public void Boxes(IEnumerable<(double X, double Y)> corners, double w, double h, string @class)
    {
        var boxes = corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"M{corner.X:0.#} {corner.Y:0.#}h{w:0.#}v{h:0.#}h{-w:0.#}z"));
        _body.Append(CultureInfo.InvariantCulture, $"<path class=\"{@class}\" d=\"{string.Concat(boxes)}\"/>\n");
    }

    public void Path(IEnumerable<(double X, double Y)> points, string @class)
    {
        var places = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}"));
        _body.Append(CultureInfo.InvariantCulture, $"<path class=\"{@class}\" d=\"M{string.Join(" L", places)}\"/>\n");
    }

    public void Text(double x, double y, string text, string @class, double degrees = 0)
    {
        var turned = degrees == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({degrees:0.#} {x:0.#} {y:0.#})\"");
        Add($"<text class=\"{@class}\" x=\"{x:0.#}\" y=\"{y:0.#}\"{turned}>{Escape(text)}</text>\n");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" role=\"img\" aria-label=\"{Escape(label)}\">\n{_body}</svg>\n");

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture));

    private static string Escape(string text) => SecurityElement.Escape(text);
}
