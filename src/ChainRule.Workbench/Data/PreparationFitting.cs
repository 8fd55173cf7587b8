using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>Finds out how the columns of a table become inputs and a target.</summary>
internal static class PreparationFitting
{
    private const int FewClasses = 20;

    /// <param name="table">the rows</param>
    /// <param name="options">which column is the target, and what to do without a value</param>
    /// <param name="trainingRows">the rows whose means, deviations and most frequent words are taken</param>
    public static Preparation Fit(Table table, PreparationOptions options, IReadOnlyList<int> trainingRows)
    {
        if (table.Columns.Count < 2)
            throw new InputException(table.File, null, "there is only one column", "inputs and a target take at least two; is the separator right?");
        var target = FindTarget(table, options.Target);
        var rows = options.Missing == MissingPolicy.Drop ? [.. trainingRows.Intersect(table.CompleteRows())] : trainingRows;
        if (rows.Count < 2)
            throw new InputException(table.File, null, $"{(rows.Count == 0 ? "no row is" : "one row is")} left to train on", "training takes at least two");
        RefuseMissing(table, target, options.Missing);

        var columns = Enumerable.Range(0, table.Columns.Count).Where(column => column != target).Select(column => FitColumn(table, column, rows));
        return new(table.HasHeader, options.Missing, [.. columns], FitTarget(table, target, options.Kind, rows))
        {
            Decimal = table.DecimalMark == '.' ? null : table.DecimalMark,
            MissingWords = table.Options.MissingWords,
        };
    }

    private static int FindTarget(Table table, string? name)
    {
        var target = name is null ? table.Columns.Count - 1 : table.Find(name);
        return target >= 0 ? target : throw new InputException(table.File, null, $"there is no column \"{name}\"", "the columns are " + KnownWords.Listed(table.Columns));
    }

    private static void RefuseMissing(Table table, int target, MissingPolicy policy)
    {
        if (policy == MissingPolicy.Drop)
            return;
        for (var row = 0; row < table.RowCount; row++)
        {
            if (table.IsMissing(row, target))
                throw table.Fault(row, target, table.NoValue(row, target, "the target has"), "fill it in, or say --missing drop to leave such rows out");
            for (var column = 0; policy == MissingPolicy.Refuse && column < table.Columns.Count; column++)
            {
                if (table.IsMissing(row, column))
                    throw table.Fault(row, column, table.NoValue(row, column), "fill it in, or say --missing mean or --missing drop");
            }
        }
    }

    private static PreparedColumn FitColumn(Table table, int column, IReadOnlyList<int> rows)
    {
        StrangeWords.Refuse(table, column);
        return table.KindOf(column) switch
        {
            ColumnKind.Numbers => NumberColumn.Fit(table, column, rows),
            ColumnKind.Words => WordColumn.Fit(table, column, rows),
            _ => throw table.Fault(column, "there is no value in any row", "remove the column"),
        };
    }

    private static PreparedTarget FitTarget(Table table, int target, TargetKind? kind, IReadOnlyList<int> rows)
    {
        if (kind != TargetKind.Class)
            StrangeWords.Refuse(table, target, isTarget: true);
        if (kind == TargetKind.Number && table.KindOf(target) == ColumnKind.Words)
            throw table.Fault(target, "the target holds words, not numbers", "say --kind class, or leave --kind out");
        return (kind ?? GuessKind(table, target)) == TargetKind.Class ? ClassTarget.Fit(table, target, rows) : NumberTarget.Fit(table, target, rows);
    }

    /// <summary>Few different whole numbers, each twice on the average at least, count classes and measure nothing.</summary>
    private static TargetKind GuessKind(Table table, int target)
    {
        if (table.KindOf(target) != ColumnKind.Numbers)
            return TargetKind.Class;
        var present = Enumerable.Range(0, table.RowCount).Where(row => !table.IsMissing(row, target)).ToList();
        var numbers = present.Select(row => table.Number(row, target)).Distinct().ToList();
        return numbers.Count <= FewClasses && 2 * numbers.Count <= present.Count && numbers.TrueForAll(double.IsInteger)
            ? TargetKind.Class
            : TargetKind.Number;
    }
}
