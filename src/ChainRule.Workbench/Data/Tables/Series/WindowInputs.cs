using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Series;

/// <summary>Inputs of rows that are predicted from windows of rows before them.</summary>
internal static class WindowInputs
{
    /// <summary>Inputs (rows, length · width), the earliest row of each window first, and their rows: all but those whose window is not complete.</summary>
    /// <param name="preparation">how a row becomes numbers</param>
    /// <param name="table">the table</param>
    /// <param name="rows">which rows are to be predicted; they may follow the table's</param>
    public static (Tensor Inputs, IReadOnlyList<int> Rows) Of(Preparation preparation, Table table, IEnumerable<int> rows)
    {
        var series = new TableSeries(table, preparation.Windows!);
        var windows = rows.Select(row => (Row: row, From: series.WindowOf(row)!)).Where(window => window.From is not null).ToList();
        var (numbers, taken) = preparation.RowInputs(table, [.. windows.SelectMany(window => window.From).Distinct().Order()]);

        // The place of each row among the numbers; −1 for those left out.
        var places = Enumerable.Repeat(-1, table.RowCount).ToArray();
        foreach (var (place, row) in taken.Index())
            places[row] = place;
        var kept = windows.Where(window => window.From.All(row => places[row] >= 0)).ToList();
        var inputs = new Tensor([kept.Count, preparation.Sample.Count]);
        var rest = inputs.Span<float>();
        foreach (var row in kept.SelectMany(window => window.From))
        {
            numbers.Span<float>().Slice(places[row] * preparation.Width, preparation.Width).CopyTo(rest);
            rest = rest[preparation.Width..];
        }

        return (inputs, [.. kept.Select(window => window.Row)]);
    }
}
