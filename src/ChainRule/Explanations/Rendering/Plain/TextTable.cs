using ChainRule.Explanations.Rendering.Pages;

namespace ChainRule.Explanations.Rendering.Plain;

/// <summary>A table as text. If it is too wide, cells break between words; if that is not enough, each row becomes a list.</summary>
internal sealed class TextTable(Table table, Func<Phrase, string> write, int width)
{
    private readonly string[] _header = [.. table.Header.Select(write)];
    private readonly string[][] _rows = [.. table.Rows.Select(row => row.Select(cell => cell is null ? "–" : write(cell)).ToArray())];

    public IEnumerable<StyledLine> Lines()
    {
        foreach (var gap in (string[])["  ", " "])
        {
            if (Widths(gap.Length) is var widths && Total(widths, gap.Length) <= width)
                return Grid(widths, gap);
        }

        return List();
    }

    // The widest columns shrink first, as far as their longest words allow.
    private int[] Widths(int gap)
    {
        var columns = _header.Select((heading, column) => _rows.Select(row => row[column]).Prepend(heading).ToArray()).ToArray();
        var widths = columns.Select(cells => cells.Max(TextLayout.Width)).ToArray();
        var least = columns.Select(cells => cells.SelectMany(cell => Wrap(cell, 1)).Max(TextLayout.Width)).ToArray();
        while (Total(widths, gap) > width && Enumerable.Range(0, widths.Length).Where(column => widths[column] > least[column]).ToList() is { Count: > 0 } wide)
            widths[wide.MaxBy(column => widths[column])]--;
        return widths;
    }

    private IEnumerable<StyledLine> Grid(int[] widths, string gap) => Row(_header, widths, gap, Tone.Faint).Concat(_rows.SelectMany(row => Row(row, widths, gap, Tone.Plain)));

    private IEnumerable<StyledLine> Row(string[] cells, int[] widths, string gap, Tone tone)
    {
        var lines = cells.Zip(widths, (cell, room) => Wrap(cell, room).ToArray()).ToArray();
        for (var line = 0; line < lines.Max(cell => cell.Length); line++)
            yield return new(new StyledSpan(string.Join(gap, lines.Select((cell, column) => Aligned(cell.ElementAtOrDefault(line) ?? "", column, widths[column]))), tone));
    }

    private string Aligned(string cell, int column, int room) => table.IsNumeric(column) ? TextLayout.PadLeft(cell, room) : TextLayout.Pad(cell, room);

    private static int Total(int[] widths, int gap) => widths.Sum() + gap * (widths.Length - 1);

    private IEnumerable<StyledLine> List()
    {
        foreach (var row in _rows)
        {
            foreach (var (column, cell) in row.Index())
                yield return new(new((column == 0 ? "" : "  ") + _header[column] + ": ", Tone.Faint), new(cell));
        }
    }

    private static IEnumerable<string> Wrap(string cell, int room) => TextLayout.Wrap([(cell, false)], room).DefaultIfEmpty("");
}
