using System.Globalization;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The loss as one parameter varies, drawn with TikZ.</summary>
internal static class DescentTikz
{
    private const double Width = 12;
    private const double Height = 6;
    private const int Ticks = 5;

    public static string Draw(Descent descent, Script script)
    {
        var frame = new DescentFrame(descent);
        return string.Join('\n',
        [
            @"\begin{center}",
            @"\begin{tikzpicture}",
            $@"\draw[->] (0,0) -- ({Text(Width)},0) node[right] {{${script.Write(descent.Quantity)}$}};",
            $@"\draw[->] (0,0) -- (0,{Text(Height)}) node[above] {{$L$}};",
            .. AxisNumbers.Ticks(frame.Values.From, frame.Values.To, Ticks, Notation.Latex).Select(tick => Tick($"({Text(frame.X(tick.Value) * Width)},0)", "below", tick.Text)),
            .. AxisNumbers.Ticks(frame.Losses.From, frame.Losses.To, Ticks, Notation.Latex).Select(tick => Tick($"(0,{Text(frame.Y(tick.Value) * Height)})", "left", tick.Text)),
            $@"\clip (-0.2,-0.2) rectangle ({Text(Width)},{Text(Height)});",
            $@"\draw[thick] plot coordinates {{{string.Concat(descent.Points.Where(point => double.IsFinite(point.Loss)).Select(point => Place(point.Value, point.Loss)))}}};",
            $@"\draw[dashed] {Place(frame.Values.From, frame.Tangent(frame.Values.From))} -- {Place(frame.Values.To, frame.Tangent(frame.Values.To))};",
            descent is { Next: { } next, LossAtNext: { } lossAtNext }
                ? $@"\node at {Place(next, lossAtNext)} {{$\blacklozenge$}};"
                : "%",
            $@"\fill {Place(descent.Value, descent.Loss)} circle (2.5pt);",
            @"\end{tikzpicture}",
            @"\end{center}",
            "",
        ]);

        string Place(double value, double loss) => $"({Text(frame.X(value) * Width)},{Text(Math.Clamp(frame.Y(loss), -2, 3) * Height)})";
    }

    private static string Tick(string place, string side, string text) =>
        $@"\draw {place} -- ++{(side == "left" ? "(-0.1,0)" : "(0,-0.1)")} node[{side}] {{\scriptsize ${text}$}};";

    private static string Text(double place) => place.ToString("0.###", CultureInfo.InvariantCulture);
}
