using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What the columns of a table are to become: decided by all its rows, to be fitted to those to train on.</summary>
internal sealed class PreparationPlan
{
    private readonly Table _table;
    private readonly PreparationOptions _options;
    private readonly IReadOnlyList<int> _targets;
    private readonly TargetKind _targetKind;
    private readonly ColumnChoice _choice;

    /// <exception cref="InputException">an option names what is not there, a value is missing, or there is nothing to learn</exception>
    public PreparationPlan(Table table, PreparationOptions options)
    {
        if (table.Columns.Count < 2)
            throw new InputException(table.File, null, "there is only one column", "inputs and a target take at least two; is the separator right?");
        (_table, _options, _targets) = (table, options, TargetChoice.Columns(table, options));
        var kinds = new SaidKinds(table, _targets, options);
        _choice = ColumnChoice.Of(table, options, _targets, kinds);
        RefuseMissing();
        _targetKind = TargetChoice.Kind(table, _targets, kinds);
        Rows = [.. Enumerable.Range(0, table.RowCount).Where(row => options.Missing != MissingPolicy.Drop || IsComplete(row))];
        if (Rows.Count == 0)
            throw new InputException(table.File, null, "no row is left to train on: each lacks a value", "fill some in, or leave columns out with --ignore");
    }

    /// <summary>The rows that can be used: all, or those that lack no value where the others are dropped.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The preparation, with the means, deviations and most frequent words of these rows.</summary>
    public Preparation Fit(IReadOnlyList<int> trainingRows)
    {
        var rows = _options.Missing == MissingPolicy.Drop ? [.. trainingRows.Intersect(Rows)] : trainingRows;
        if (rows.Count < 2)
            throw new InputException(_table.File, null, $"{(rows.Count == 0 ? "no row is" : "one row is")} left to train on", "training takes at least two");
        return new(_table.HasHeader, _options.Missing, [.. _choice.Inputs.Select(input => FitColumn(input.Column, input.Kind, rows))], FitTarget(rows), _options.Unseen, _choice.LeftOut is { Count: > 0 } leftOut ? leftOut : null)
        {
            Decimal = _table.DecimalMark == '.' ? null : _table.DecimalMark,
            MissingWords = _table.Options.MissingWords,
        };
    }

    /// <summary>What is predicted alone: whether it is classes must be known before rows are held back.</summary>
    public PreparedTarget FitTarget(IReadOnlyList<int> rows) =>
        _targetKind == TargetKind.Class ? ClassTarget.Fit(_table, _targets[0], rows) : NumberTargets.Fit(_table, _targets, rows);

    private PreparedColumn FitColumn(int column, InputKind kind, IReadOnlyList<int> rows) => kind switch
    {
        InputKind.Number => NumberColumn.Fit(_table, column, rows),
        InputKind.Word => WordColumn.Fit(_table, column, rows),
        InputKind.Date => DateColumn.Fit(_table, column, rows, null),
        InputKind.Time => new TimeColumn(_table.Columns[column]),
        InputKind.Dmy => DateColumn.Fit(_table, column, rows, DateOrder.DayMonthYear),
        InputKind.Mdy => DateColumn.Fit(_table, column, rows, DateOrder.MonthDayYear),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private bool IsComplete(int row) =>
        !_targets.Any(target => _table.IsMissing(row, target)) && !_choice.Inputs.Any(input => _table.IsMissing(row, input.Column));

    private void RefuseMissing()
    {
        if (_options.Missing == MissingPolicy.Drop)
            return;
        for (var row = 0; row < _table.RowCount; row++)
        {
            foreach (var target in _targets)
            {
                if (_table.IsMissing(row, target))
                    throw _table.Fault(row, target, _table.NoValue(row, target, "the target has"), "fill it in, or say --missing drop to leave such rows out");
            }

            if (_options.Missing == MissingPolicy.Mean)
                continue;
            foreach (var (column, _) in _choice.Inputs)
            {
                if (_table.IsMissing(row, column))
                    throw _table.Fault(row, column, _table.NoValue(row, column), "fill it in, or say --missing mean or --missing drop");
            }
        }
    }
}
