using ChainRule.Data;
using ChainRule.Workbench.Texts;
using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The cells of a row, and the line on which it starts, from 1.</summary>
internal sealed record TableRow(string[] Cells, long Line)
{
    public string Place => $"line {Line}";
}

/// <summary>Cuts the text of a table into rows with the same number of cells.</summary>
internal static class TableRows
{
    private const int MaximumCellLength = 1 << 16;
    private const int MaximumCells = 1 << 16;

    // Repeated words are stored once, which costs a few kilobytes a column.
    private const int LongestPooledLine = 1 << 14;

    /// <param name="file">the file's name in messages</param>
    /// <param name="separator">the character between two cells; a blank stands for any number of them; detected if null</param>
    public static List<TableRow> Read(string text, string file, char? separator)
    {
        var cut = separator == ' ' ? BetweenBlanks(text, file) : BetweenSeparators(text, file, separator);
        List<TableRow> rows = [.. cut.Select(row => Sized(row, file))];
        if (EndInSeparators(rows))
            rows = [.. rows.Select(row => row with { Cells = row.Cells[..(rows[1].Cells.Length - 1)] })];
        RefuseRagged(rows, file);
        return rows;
    }

    /// <summary>The separator of a table whose numbers have decimal commas, by its first line.</summary>
    public static char BesideCommas(string text)
    {
        var trimmed = text.AsSpan().TrimStart("\r\n");
        var line = trimmed[..(trimmed.IndexOfAny('\r', '\n') is var end and >= 0 ? end : trimmed.Length)];
        return line.Contains('\t') ? '\t' : !line.Contains(';') && line.Contains('|') ? '|' : ';';
    }

    /// <summary>Whether every row ends with a separator; only the first may lack it.</summary>
    private static bool EndInSeparators(List<TableRow> rows) =>
        rows.Count > 1 && rows[1].Cells.Length is > 1 and var width
        && rows.Skip(1).All(row => row.Cells.Length == width && row.Cells[^1].Length == 0)
        && (rows[0].Cells.Length == width - 1 || (rows[0].Cells.Length == width && rows[0].Cells[^1].Length == 0));

    private static IEnumerable<TableRow> BetweenSeparators(string text, string file, char? separator)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
            PoolStrings = LongestLine(text) <= LongestPooledLine,
        });
        while (HasNext(reader, file))
            yield return new([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], reader.LineNumber);
    }

    private static int LongestLine(string text)
    {
        var longest = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            longest = Math.Max(longest, line.Length);
        return longest;
    }

    private static bool HasNext(CsvReader reader, string file)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException fault)
        {
            throw BrokenQuotes(file, fault.LineNumber, fault);
        }
    }

    private static IEnumerable<TableRow> BetweenBlanks(string text, string file) =>
        BlankSeparated.Lines(text).Select(line => new TableRow(BlankSeparated.Cells(line.Text) ?? throw BrokenQuotes(file, line.Number), line.Number));

    private static TableRow Sized(TableRow row, string file)
    {
        if (row.Cells.Length > MaximumCells)
            throw new InputException(file, row.Place, $"the row has {row.Cells.Length} cells, and the maximum is {MaximumCells}", "is the separator right?");
        var wide = Array.FindIndex(row.Cells, cell => cell.Length > MaximumCellLength);
        return wide < 0 ? row : throw new InputException(file, $"{row.Place}, column {wide + 1}", $"the cell has {row.Cells[wide].Length} characters, and the maximum is {MaximumCellLength}");
    }

    private static void RefuseRagged(List<TableRow> rows, string file)
    {
        var first = rows[0];
        if (rows.FindIndex(row => row.Cells.Length != first.Cells.Length) is not (> 0 and var place))
            return;
        var mayBeTitle = place == 1 && rows[1].Cells.Length > first.Cells.Length;
        throw new InputException(
            file,
            rows[place].Place,
            $"the row has {Plural.Of(rows[place].Cells.Length, "cell")}, where {first.Place} has {first.Cells.Length}",
            "every row must have the same number" + (mayBeTitle ? $"; if {first.Place} is a title or a comment, remove it" : ""));
    }

    private static InputException BrokenQuotes(string file, long? line, Exception? fault = null) =>
        new(file, $"line {line}", "a quote is not closed, or is in the middle of a cell", "put the whole cell in quotes, and double a quote within it", fault);
}
