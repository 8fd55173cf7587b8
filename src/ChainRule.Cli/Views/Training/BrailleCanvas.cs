using System.Text;

namespace ChainRule.Cli.Views;

/// <summary>Lines drawn with dots, eight to a character: two across and four down.</summary>
/// <param name="columns">characters across</param>
/// <param name="rows">characters down</param>
internal sealed class BrailleCanvas(int columns, int rows)
{
    private const char Empty = '\u2800';

    // The bits of the dots of a character, from the top left to the bottom right.
    private static readonly byte[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[,] _dots = new byte[rows, columns];
    private readonly string?[,] _colours = new string?[rows, columns];

    /// <summary>Draws a line through points whose x and y go from 0 (left, bottom) to 1.</summary>
    /// <param name="points">in order; a point that is not finite interrupts the line</param>
    /// <param name="colour">the escape sequence that begins its colour; null for none</param>
    public void Draw(IEnumerable<(double X, double Y)> points, string? colour)
    {
        (int X, int Y)? last = null;
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(x + y))
            {
                last = null;
                continue;
            }

            var dot = (X: Place(x, 2 * columns), Y: 4 * rows - 1 - Place(y, 4 * rows));
            var from = last ?? dot;
            var steps = Math.Max(1, Math.Max(Math.Abs(dot.X - from.X), Math.Abs(dot.Y - from.Y)));
            for (var step = 0; step <= steps; step++)
                Set(from.X + (dot.X - from.X) * step / steps, from.Y + (dot.Y - from.Y) * step / steps, colour);
            last = dot;
        }
    }

    /// <summary>A row as text, with its colours.</summary>
    public string Row(int row)
    {
        var (text, current) = (new StringBuilder(), (string?)null);
        for (var column = 0; column < columns; column++)
        {
            var colour = _colours[row, column];
            if (colour != current)
                text.Append(colour ?? LossCurve.Reset);
            current = colour;
            text.Append((char)(Empty + _dots[row, column]));
        }

        return current is null ? text.ToString() : text + LossCurve.Reset;
    }

    private static int Place(double share, int dots) => Math.Clamp((int)Math.Round(share * (dots - 1)), 0, dots - 1);

    private void Set(int x, int y, string? colour)
    {
        _dots[y / 4, x / 2] |= Bits[y % 4, x % 2];
        _colours[y / 4, x / 2] = colour;
    }
}
