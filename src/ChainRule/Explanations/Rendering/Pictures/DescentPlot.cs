using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Plain;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The loss as one parameter varies, drawn with characters: the curve in braille dots, the tangent in dashes.</summary>
internal static class DescentPlot
{
    private const int Columns = 60;
    private const int Rows = 14;

    public static IEnumerable<string> Draw(Descent descent, Script script)
    {
        var frame = new DescentFrame(descent);
        var cells = new char[Rows, Columns];
        foreach (var (value, loss) in frame.Curve(Columns * 2))
            Put(value, loss, Dotted);
        foreach (var value in Enumerable.Range(0, Columns).Select(column => frame.ValueAt((column + 0.5) / Columns)))
            Put(value, frame.Tangent(value), (cell, _, _) => cell == default ? '╌' : cell);
        if (descent is { Next: { } next, LossAtNext: { } lossAtNext })
        {
            // A step too short to be seen is drawn longer.
            var nearest = (frame.Values.To - frame.Values.From) / (Columns - 1);
            Put(Math.Abs(next - descent.Value) < nearest ? descent.Value + Math.CopySign(nearest * 1.01, next - descent.Value) : next, lossAtNext, (_, _, _) => '◆');
        }

        Put(descent.Value, descent.Loss, (_, _, _) => '●');

        var (bottom, top) = Ends(frame.Losses);
        var margin = Math.Max(top.Length, bottom.Length);
        for (var row = 0; row < Rows; row++)
        {
            var label = row == 0 ? top : row == Rows - 1 ? bottom : "";
            yield return $"{label.PadLeft(margin)} {(label.Length > 0 ? '┤' : '│')}{string.Concat(Enumerable.Range(0, Columns).Select(column => cells[row, column] == default ? ' ' : cells[row, column]))}";
        }

        var (left, right) = Ends(frame.Values);
        yield return $"{new string(' ', margin)} └{new string('─', Columns)}";
        var symbol = script.Write(descent.Quantity);
        var gap = Columns - TextLayout.Width(left + symbol + right);
        yield return string.Concat(new string(' ', margin + 2), left, new string(' ', gap / 2), symbol, new string(' ', gap - gap / 2), right);

        // A cell has 2 × 4 dots; outside of the picture nothing is drawn.
        void Put(double value, double loss, Func<char, int, int, char> mark)
        {
            var (x, y) = ((int)(frame.X(value) * (Columns * 2 - 1)), (int)((1 - frame.Y(loss)) * (Rows * 4 - 1)));
            if (x is >= 0 and < Columns * 2 && y is >= 0 and < Rows * 4)
                cells[y / 4, x / 2] = mark(cells[y / 4, x / 2], x % 2, y % 4);
        }
    }

    private static (string From, string To) Ends((double From, double To) axis)
    {
        var digits = AxisNumbers.DigitsOfEnds(axis.From, axis.To);
        return (Notation.Text.WriteNumber(axis.From, digits), Notation.Text.WriteNumber(axis.To, digits));
    }

    private static char Dotted(char cell, int x, int y)
    {
        ReadOnlySpan<int> dots = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
        return (char)((cell == default ? 0x2800 : cell) | dots[2 * y + x]);
    }
}
