using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Weights;

/// <summary>A column that says how much each row counts in the loss. Rows of weight 0 are left out.</summary>
internal sealed class RowWeights
{
    private readonly Table _table;
    private readonly int _column;

    private RowWeights(Table table, int column) => (_table, _column) = (table, column);

    /// <summary>The weights that the options name; null if they name none.</summary>
    /// <exception cref="InputException">there is no such column, or it is a target or an input, too</exception>
    public static RowWeights? Of(Table table, PreparationOptions options)
    {
        if (options.Weight is not { } name)
            return null;
        var column = ColumnNames.Place(table, name);
        return TargetChoice.Columns(table, options).Contains(column) ? throw table.Fault(column, "it is both the target and the weight", "choose another column with --target or --weight")
            : ColumnNames.Places(table, options.Columns).Contains(column) ? throw table.Fault(column, "it is in both --columns and --weight", "remove it from one of them")
            : new(table, column);
    }

    /// <summary>The rows that count at all.</summary>
    /// <exception cref="InputException">a weight is missing, negative or no number, or all of them are 0</exception>
    public int[] Counting(IReadOnlyList<int> rows)
    {
        int[] counting = [.. rows.Where(row => Read(row) > 0)];
        return counting.Length > 0 ? counting : throw _table.Fault(_column, "all weights are 0", "give some rows a weight above 0");
    }

    /// <summary>A sentence on what the weights do.</summary>
    public string Note() =>
        $"in the loss, rows count by the column \"{_table.Columns[_column]}\"{(_table.AllRows.Count(row => Read(row) == 0) is var zeros and > 0 ? $"; {Plural.Of(zeros, "row has", "rows have")} the weight 0 and {Plural.Noun(zeros, "is", "are")} left out" : "")}";

    /// <summary>(rows) the weights, Float32.</summary>
    public Tensor For(IReadOnlyList<int> rows) => Tensor.From<float>([.. rows.Select(Read)], rows.Count);

    private float Read(int row)
    {
        if (_table.IsMissing(row, _column))
            throw _table.Fault(row, _column, _table.NoValue(row, _column, "the weight has"), "write how much the row counts: 0 or more");
        var weight = (float)_table.Number(row, _column);
        return weight >= 0 ? weight : throw _table.Fault(row, _column, $"the weight is {_table[row, _column]}", "write how much the row counts: 0 or more");
    }
}
