using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Rendering.Pages.Parts;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The loss as one parameter varies, with its tangent and the optimizer's step.</summary>
internal static class DescentSvg
{
    private const double Width = 720;
    private const double Height = 360;
    private const double Right = 20;
    private const double Top = 20;
    private const double Bottom = 48;
    private const int Ticks = 5;
    private const double CharacterWidth = 6.4;

    public static string Draw(Descent descent, string label, int digits, Language language)
    {
        var frame = new DescentFrame(descent);
        var losses = AxisNumbers.Ticks(frame.Losses.From, frame.Losses.To, Ticks, Notation.Text);
        var left = 40 + CharacterWidth * losses.Max(tick => tick.Text.Length);
        var svg = new Svg();
        foreach (var (value, text) in AxisNumbers.Ticks(frame.Values.From, frame.Values.To, Ticks, Notation.Text))
        {
            svg.Line(X(value), Top, X(value), Height - Bottom, "grid");
            svg.Text(X(value), Height - Bottom + 16, text, "tick");
        }

        foreach (var (loss, text) in losses)
        {
            svg.Line(left, Y(loss), Width - Right, Y(loss), "grid");
            svg.Text(left - 8, Y(loss), text, "tick end");
        }

        svg.Text((left + Width - Right) / 2, Height - 10, Notation.Text.Write(descent.Quantity), "axis");
        svg.Text(18, Top + 8, "L", "axis");
        svg.Path(frame.TangentEnds().Select(point => (X(point.Value), Y(point.Loss))), "tangent");
        svg.Path(descent.Points.Where(point => double.IsFinite(point.Loss)).Select(point => (X(point.Value), Y(point.Loss))), "curve");
        var isRightward = true;
        if (descent is { Next: { } next, LossAtNext: { } lossAtNext } && double.IsFinite(lossAtNext))
        {
            isRightward = next >= descent.Value;
            svg.Line(X(descent.Value), Y(descent.Loss), X(next), Y(descent.Loss), "step", 1.5);
            svg.Line(X(next), Y(descent.Loss), X(next), Y(lossAtNext), "step", 1.5);
            Mark(next, lossAtNext, "next", DescentTexts.Step, isRightward, -13, () =>
                svg.Path([(X(next) - 7, Y(lossAtNext)), (X(next), Y(lossAtNext) - 8), (X(next) + 7, Y(lossAtNext)), (X(next), Y(lossAtNext) + 8)], "dot"));
        }

        Mark(descent.Value, descent.Loss, "here", DescentTexts.Here, !isRightward, 14, () => svg.Circle(X(descent.Value), Y(descent.Loss), 6, "dot"));
        return svg.Write(Width, Height, label);

        // The notes stand on the outer sides, so that they stay apart however short the step is.
        void Mark(double value, double loss, string @class, Text text, bool isRight, double below, Action sign) =>
            svg.Group($"mark {@class}", $"{Notation.Text.Write(descent.Quantity)} = {Notation.Text.WriteNumber(value, digits)}\nL = {Notation.Text.WriteNumber(loss, digits)}", () =>
            {
                sign();
                svg.Text(X(value) + (isRight ? 13 : -13), Y(loss) + below, text.In(language), isRight ? "note start" : "note end");
            });

        double X(double value) => left + frame.X(value) * (Width - left - Right);

        double Y(double loss) => Top + (1 - frame.Y(loss)) * (Height - Top - Bottom);
    }
}
