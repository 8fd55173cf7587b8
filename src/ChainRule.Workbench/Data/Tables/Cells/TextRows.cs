using ChainRule.Workbench.Data.Tables.Reading;
using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>Rows of text: a few of them are read again where a number's spelling or a line is wanted.</summary>
internal sealed class TextRows(TableBytes bytes, CsvReaderOptions options) : RowOrigins
{
    private const int Every = 16;

    private readonly List<long> _starts = [];
    private readonly List<long> _lines = [];
    private Again? _again;

    /// <summary>Says where the next row starts.</summary>
    public void Add(int row, long start, long line)
    {
        if (row % Every != 0)
            return;
        _starts.Add(start);
        _lines.Add(line);
    }

    public override string Place(int row) => FormattableString.Invariant($"line {Rows(row)[row % Every].Line}");

    public override string Spelling(int row, int column) => Rows(row)[row % Every].Cells[column];

    private List<(long Line, string[] Cells)> Rows(int row)
    {
        var block = row / Every;
        if (_again is { } again && again.Block == block)
            return again.Rows;
        var end = block + 1 < _starts.Count ? _starts[block + 1] : bytes.Length;
        var rows = new List<(long, string[])>(Every);
        using var reader = CsvReader.Create(bytes.Read(_starts[block], (int)(end - _starts[block])), options);
        while (rows.Count < Every && reader.Read())
            rows.Add((_lines[block] + reader.LineNumber - 1, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]));
        _again = new(block, rows);
        return rows;
    }

    private sealed record Again(int Block, List<(long Line, string[] Cells)> Rows);
}
