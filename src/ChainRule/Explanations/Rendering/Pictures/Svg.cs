using System.Globalization;
using System.Security;
using System.Text;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>Writes a drawing; the classes of a style sheet say how its parts look.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _body = new();

    /// <summary>Parts that belong together; the title appears where the mouse rests on them.</summary>
    public void Group(string @class, string title, Action parts)
    {
        Add($"<g class=\"{@class}\"><title>{Escape(title)}</title>\n");
        parts();
        Add($"</g>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string @class, double thickness = 1) =>
        Add($"<line class=\"{@class}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke-width=\"{thickness:0.##}\"/>\n");

    public void Circle(double x, double y, double radius, string @class) =>
        Add($"<circle class=\"{@class}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/>\n");

    public void Box(double x, double y, double w, double h, string @class, double radius = 8) =>
        Add($"<rect class=\"{@class}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" rx=\"{radius:0.#}\"/>\n");

    /// <summary>Boxes of one size as a single path, by their upper left corners.</summary>
    public void Boxes(IEnumerable<(double X, double Y)> corners, double w, double h, string @class) =>
        Add($"<path class=\"{@class}\" d=\"{string.Concat(corners.Select(corner => FormattableString.Invariant($"M{corner.X:0.#} {corner.Y:0.#}h{w:0.#}v{h:0.#}h{-w:0.#}z")))}\"/>\n");

    public void Path(IEnumerable<(double X, double Y)> points, string @class) =>
        Add($"<path class=\"{@class}\" d=\"M{string.Join(" L", points.Select(point => FormattableString.Invariant($"{point.X:0.#} {point.Y:0.#}")))}\"/>\n");

    public void Text(double x, double y, string text, string @class) =>
        Add($"<text class=\"{@class}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{Escape(text)}</text>\n");

    /// <summary>The whole drawing.</summary>
    public string Write(double width, double height, string label) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" role=\"img\" aria-label=\"{Escape(label)}\">\n{_body}</svg>\n");

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture));

    private static string Escape(string text) => SecurityElement.Escape(text);
}
