using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Texts;
using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Cuts the text of a table into rows with the same number of cells, on all processors.</summary>
internal sealed class TextTable
{
    // Repeated words are stored once, which costs a few kilobytes a column.
    private const int MostPooledColumns = 1 << 10;

    private readonly string _file;
    private readonly ParsedRow _first;
    private readonly ParsedRow? _second;
    private readonly TableCells _cells;
    private readonly TextRows _rows;
    private readonly bool[] _plain;
    private bool _endInSeparators;

    private TextTable(string file, ParsedRow first, ParsedRow? second, long memory, TextRows rows)
    {
        var width = (second ?? first).Width;
        (_file, _first, _second, _cells, _rows, _plain) = (file, first, second, new(width, memory), rows, new bool[width]);
        Array.Fill(_plain, true);
        _endInSeparators = width > 1 && (first.Width == width - 1 || first.EndsEmpty);
    }

    /// <param name="bytes">the text</param>
    /// <param name="file">the file's name in messages</param>
    /// <param name="separator">the character between two cells; detected if null</param>
    /// <param name="options">the decimal mark, the words for missing values, and how much memory the cells may take</param>
    /// <returns>all rows, the first included, and where they are</returns>
    /// <exception cref="InputException">the text is ragged, in another encoding, or breaks its quotes</exception>
    public static (TableCells Cells, RowOrigins Origins) Read(TableBytes bytes, string file, char? separator, TableOptions options)
    {
        var (mark, missing) = (options.Decimal ?? '.', MissingWords.Of(options.MissingWords));
        try
        {
            var settings = Settings(bytes, file, separator);
            using var reader = CsvReader.Create(new CheckedText(bytes, file), settings);
            if (!reader.Read())
                throw new InputException(file, null, "the file is empty", "it must hold rows of data");
            var first = ParsedRow.Of(reader, mark, missing, []);
            var second = reader.Read() ? ParsedRow.Of(reader, mark, missing, []) : null;
            var table = new TextTable(file, first, second, options.Memory.Each, new(bytes, settings with { Separator = reader.Separator }));
            if (second is not null)
                table.Refuse(second);
            table.Add(first);
            if (second is not null)
                table.Add(second);
            foreach (var row in reader.ParallelEnumerate(at => ParsedRow.Of(at, mark, missing, table._plain)))
                table.Add(row);
            if (second is not null && table._endInSeparators)
                table._cells.Columns.RemoveAt(table._cells.Columns.Count - 1);
            table._cells.Complete();
            return (table._cells, table._rows);
        }
        catch (CsvFormatException fault)
        {
            throw new InputException(file, $"line {fault.LineNumber}", "a quote is not closed, or is in the middle of a cell", "put the whole cell in quotes, and double a quote within it", fault);
        }
    }

    private static CsvReaderOptions Settings(TableBytes bytes, string file, char? separator)
    {
        var settings = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        };
        using var reader = CsvReader.Create(new CheckedText(bytes, file), settings);
        return settings with { PoolStrings = reader.Read() && reader.FieldCount <= MostPooledColumns };
    }

    private void Add(ParsedRow row)
    {
        Refuse(row);
        var (word, columns) = (0, _cells.Columns);
        for (var column = 0; column < columns.Count; column++)
        {
            if (column >= row.Width)
                columns[column].Add("");
            else if (double.IsNaN(row.Numbers[column]))
                columns[column].Add(row.Words![word++]);
            else
                columns[column].Add(row.Numbers[column]);
        }

        foreach (var (column, code) in row.NotPlain ?? [])
        {
            _plain[column] = columns[column].IsPlain = false;
            if (code is not null)
                columns[column].AddCode(_cells.RowCount, code);
        }

        _rows.Add(_cells.RowCount, row.Start, row.Line);
        _cells.EndRow();
    }

    // If every row but the first ends with a separator, what follows it is no cell.
    private void Refuse(ParsedRow row)
    {
        if (row.Width > TableLimits.MostColumns)
            throw new InputException(_file, row.Place, $"the row has {row.Width} cells, and the maximum is {TableLimits.MostColumns}", "is the separator right?");
        if (row.Words?.Find(word => word.Length > TableLimits.LongestCell) is { } wide)
            throw new InputException(_file, $"{row.Place}, column {row.ColumnOf(wide)}", $"the cell has {wide.Length} characters, and the maximum is {TableLimits.LongestCell}");
        if (row == _first)
            return;
        if (!row.EndsEmpty)
            _endInSeparators = false;
        if (row.Width != _cells.Columns.Count || (!_endInSeparators && row.Width != _first.Width))
            throw Ragged(row);
    }

    private InputException Ragged(ParsedRow row)
    {
        // Where the second row has other cells than the first, it is the one to name.
        var met = _second!.Width != _first.Width ? _second : row;
        var mayBeTitle = met == _second && met.Width > _first.Width;
        return new(
            _file,
            met.Place,
            $"the row has {Plural.Of(met.Width, "cell")}, where {_first.Place} has {_first.Width}",
            "every row must have the same number" + (mayBeTitle ? $"; if {_first.Place} is a title or a comment, remove it" : ""));
    }
}
