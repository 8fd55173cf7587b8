using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Plain;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The loss along one parameter, drawn with characters: the curve in braille dots, the tangent in short strokes.</summary>
internal static class DescentPlot
{
    private const int Columns = 60;
    private const int Rows = 14;

    public static IEnumerable<string> Draw(Descent descent, Script script)
    {
        var frame = DescentFrame.Of(descent);
        var cells = new char[Rows, Columns];
        foreach (var (value, loss) in frame.Curve(Columns * 2))
        {
            var (x, y) = Dot(value, loss);
            if (IsInside(x, y))
                cells[y / 4, x / 2] = Dotted(cells[y / 4, x / 2], x % 2, y % 4);
        }

        foreach (var column in Enumerable.Range(0, Columns))
            Put(frame.ValueAt((column + 0.5) / Columns), frame.Tangent(frame.ValueAt((column + 0.5) / Columns)), '╌', onlyWhereEmpty: true);
        if (descent is { Next: { } next, LossAtNext: { } lossAtNext })
        {
            // A short step is drawn as long as it can be seen.
            var nearest = (frame.Right - frame.Left) / (Columns - 1);
            Put(Math.Abs(next - descent.Value) < nearest ? descent.Value + Math.CopySign(nearest * 1.01, next - descent.Value) : next, lossAtNext, '◆');
        }

        Put(descent.Value, descent.Loss, '●');

        var (bottom, top) = Ends(frame.Bottom, frame.Top);
        var margin = Math.Max(top.Length, bottom.Length);
        for (var row = 0; row < Rows; row++)
        {
            var label = row == 0 ? top : row == Rows - 1 ? bottom : "";
            yield return $"{label.PadLeft(margin)} {(label.Length > 0 ? '┤' : '│')}{string.Concat(Enumerable.Range(0, Columns).Select(column => cells[row, column] == default ? ' ' : cells[row, column]))}";
        }

        var (left, right) = Ends(frame.Left, frame.Right);
        yield return $"{new string(' ', margin)} └{new string('─', Columns)}";
        var symbol = script.Write(descent.Quantity);
        var gap = Columns - TextLayout.Width(left + symbol + right);
        yield return string.Concat(new string(' ', margin + 2), left, new string(' ', gap / 2), symbol, new string(' ', gap - gap / 2), right);

        void Put(double value, double loss, char mark, bool onlyWhereEmpty = false)
        {
            var (x, y) = Dot(value, loss);
            if (IsInside(x, y) && !(onlyWhereEmpty && cells[y / 4, x / 2] != default))
                cells[y / 4, x / 2] = mark;
        }

        (int X, int Y) Dot(double value, double loss) => ((int)(frame.X(value) * (Columns * 2 - 1)), (int)((1 - frame.Y(loss)) * (Rows * 4 - 1)));

        static bool IsInside(int x, int y) => x is >= 0 and < Columns * 2 && y is >= 0 and < Rows * 4;
    }

    private static (string From, string To) Ends(double from, double to)
    {
        var digits = AxisDigits.OfEnds(from, to);
        return (Notation.Text.WriteNumber(from, digits), Notation.Text.WriteNumber(to, digits));
    }

    private static char Dotted(char cell, int x, int y)
    {
        ReadOnlySpan<int> dots = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
        return (char)((cell == default ? 0x2800 : cell) | dots[2 * y + x]);
    }
}
