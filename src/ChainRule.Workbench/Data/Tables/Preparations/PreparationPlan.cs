using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What the columns of a table are to become: decided by all rows, and fitted to the training rows.</summary>
internal sealed class PreparationPlan
{
    private readonly Table _table;
    private readonly PreparationOptions _options;
    private readonly IReadOnlyList<int> _targets;
    private readonly TargetKind _targetKind;
    private readonly GivenKinds _kinds;
    private readonly ColumnChoice _choice;

    public PreparationPlan(Table table, PreparationOptions options)
    {
        if (table.Columns.Count < 2 && options.Windows is null)
            throw new InputException(table.File, null, "there is only one column", "inputs and a target need at least two; is the separator right?");
        (_table, _options, _targets) = (table, options, TargetChoice.Columns(table, options));
        _kinds = new(table, _targets, options);
        _choice = ColumnChoice.Of(table, options, _targets, _kinds);
        RefuseMissing();
        _targetKind = options.Windows is null ? TargetChoice.Kind(table, _targets, _kinds) : TargetChoice.KindOfSeries(table, _targets, _kinds);
        Rows = [.. Enumerable.Range(0, table.RowCount).Where(row => options.Missing != MissingPolicy.Drop || IsComplete(row))];
        if (Rows.Count == 0)
            throw new InputException(table.File, null, "no row is left to train on: each lacks a value", "fill some in, or leave columns out with --ignore");
    }

    /// <summary>The series that the rows are; null if each row is a sample.</summary>
    public TableSeries? Series => field ??= _options.Windows is { } windows ? new(_table, windows) : null;

    /// <summary>The rows to use: all, or only complete ones if the others are dropped.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>What was concluded about the columns used, and what was done with rows that lack a value: a sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        foreach (var note in TableNotes.Of(_table, [.. _choice.Inputs.Select(input => input.Column).Union(_targets).Order()]))
            yield return note;
        if (Series is not null && TimeSteps.Check(_table, Series, _kinds) is { } steps)
            yield return steps;
        foreach (var (column, kind) in _choice.Inputs)
        {
            if (kind == InputKind.Number && _kinds[column] is null && _table.Content(column).Code is { } code)
                yield return $"column \"{_table.Columns[column]}\" holds numbers that begin with zeros, such as {code}, and is read as numbers; use --kind \"{_table.Columns[column]}=word\" if they are codes";
            if (kind == InputKind.Hash && _kinds[column] is null)
                yield return HashedColumn.Note(_table, column);
        }

        // What is the only column, or was asked for, is not doubted.
        if (_choice.Inputs.Count > 1 && _options.Columns.Count == 0 && _options.Windows is null)
        {
            foreach (var note in Leaks.In(_table, _choice.Inputs.Select(input => input.Column), _targets, _targetKind))
                yield return note;
        }

        if (Enumerable.Range(0, _table.RowCount).Count(row => !IsComplete(row)) is var count and > 0)
            yield return $"{Plural.Of(count, "row")} of {_table.RowCount:N0} {(count == 1 ? "lacks" : "lack")} a value: {(_options.Missing == MissingPolicy.Drop ? "left out" : "filled with means and most frequent words")}";
    }

    /// <summary>The preparation, with the means, deviations and most frequent words of these rows.</summary>
    public Preparation Fit(IReadOnlyList<int> trainingRows)
    {
        int[] rows = [.. trainingRows.Where(row => _options.Missing != MissingPolicy.Drop || IsComplete(row)).Order()];
        if (rows.Length < 2)
            throw new InputException(_table.File, null, $"{(rows.Length == 0 ? "no row is" : "one row is")} left to train on", "training needs at least two");
        return new(_table.HasHeader, _options.Missing, [.. _choice.Inputs.Select(input => FitColumn(input.Column, input.Kind, rows))], FitTarget(rows), _options.Unseen, _choice.LeftOut is { Count: > 0 } leftOut ? leftOut : null)
        {
            Decimal = _table.DecimalMark == '.' ? null : _table.DecimalMark,
            MissingWords = _table.Options.MissingWords,
            Windows = _options.Windows,
        };
    }

    /// <summary>Fits the target only: whether it is classes must be known before rows are held back.</summary>
    public PreparedTarget FitTarget(IReadOnlyList<int> rows) =>
        TargetChoice.Fit(_table, _targets, _targetKind, rows);

    private PreparedColumn FitColumn(int column, InputKind kind, IReadOnlyList<int> rows) => kind switch
    {
        InputKind.Number => NumberColumn.Fit(_table, column, rows),
        InputKind.Word => WordColumn.Fit(_table, column, rows),
        InputKind.Hash => HashedColumn.Fit(_table, column, rows),
        InputKind.Date => DateColumn.Fit(_table, column, rows, null),
        InputKind.Time => new TimeColumn(_table.Columns[column]),
        InputKind.Dmy => DateColumn.Fit(_table, column, rows, DateOrder.DayMonthYear),
        InputKind.Mdy => DateColumn.Fit(_table, column, rows, DateOrder.MonthDayYear),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private bool IsComplete(int row) =>
        !_targets.Any(target => _table.IsMissing(row, target)) && !_choice.Inputs.Any(input => _table.IsMissing(row, input.Column));

    // The first missing value, row by row, and in a row the target's first.
    private void RefuseMissing()
    {
        if (_options.Missing == MissingPolicy.Drop)
            return;
        var columns = _options.Missing == MissingPolicy.Mean ? _targets : _targets.Concat(_choice.Inputs.Select(input => input.Column));
        var first = columns.SelectMany(column => Enumerable.Range(0, _table.RowCount).Where(row => _table.IsMissing(row, column)).Take(1).Select(row => (Row: row, Column: column)));
        if (first.OrderBy(cell => cell.Row).ToList() is [var (row, column), ..])
        {
            throw _targets.Contains(column)
                ? _table.Fault(row, column, _table.NoValue(row, column, "the target has"), "fill it in, or use --missing drop to leave such rows out")
                : _table.Fault(row, column, _table.NoValue(row, column), "fill it in, or use --missing mean or --missing drop");
        }
    }
}
