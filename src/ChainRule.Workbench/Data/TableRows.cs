using ChainRule.Data;
using CsvHelper;

namespace ChainRule.Workbench.Data;

/// <summary>The cells of a row, and the line on which it starts, from 1.</summary>
internal sealed record TableRow(string[] Cells, long Line);

/// <summary>Cuts the text of a table into rows of equally many cells.</summary>
internal static class TableRows
{
    private const int MaximumCellLength = 1 << 16;

    public static List<TableRow> Read(string text, string file, TableOptions options)
    {
        var rows = new List<TableRow>();
        try
        {
            using var reader = CsvReader.FromText(text, new CsvReaderOptions
            {
                Separator = options.Separator ?? (options.Decimal == ',' ? BesideCommas(text) : null),
                HasHeader = false,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                TrackLineNumbers = true,
                PoolStrings = true,
            });
            while (reader.Read())
                rows.Add(ReadRow(file, reader, rows.FirstOrDefault()));
        }
        catch (CsvFormatException fault)
        {
            throw new InputException(file, FormattableString.Invariant($"line {fault.LineNumber}"), "a quote opens and does not close, or stands amid a cell", "put the whole cell in quotes, and double a quote within it", fault);
        }

        return rows;
    }

    // Where commas stand in numbers, the first line tells what stands between cells.
    private static char BesideCommas(string text)
    {
        var trimmed = text.AsSpan().TrimStart("\r\n");
        var line = trimmed[..(trimmed.IndexOfAny('\r', '\n') is var end and >= 0 ? end : trimmed.Length)];
        return line.Contains('\t') ? '\t' : !line.Contains(';') && line.Contains('|') ? '|' : ';';
    }

    private static TableRow ReadRow(string file, CsvReader reader, TableRow? first)
    {
        var line = reader.LineNumber;
        if (first is not null && reader.FieldCount != first.Cells.Length)
            throw new InputException(file, FormattableString.Invariant($"line {line}"), FormattableString.Invariant($"the row has {reader.FieldCount} cells, where line {first.Line} has {first.Cells.Length}"), "every row must have as many");
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
            if (cells[i].Length > MaximumCellLength)
                throw new InputException(file, FormattableString.Invariant($"line {line}, column {i + 1}"), FormattableString.Invariant($"the cell has {cells[i].Length} letters, and the most is {MaximumCellLength}"));
        }

        return new(cells, line);
    }
}
