using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>Which columns of a table are to be predicted, and as what.</summary>
internal static class TargetChoice
{
    private const int FewClasses = 20;

    /// <summary>The columns that were named, or the last one that is not to be ignored.</summary>
    public static IReadOnlyList<int> Columns(Table table, PreparationOptions options)
    {
        var ignored = ColumnNames.Places(table, options.Ignore);
        if (options.Targets.Count == 0)
            return [Enumerable.Range(0, table.Columns.Count).Except(ignored).LastOrDefault(table.Columns.Count - 1)];
        var targets = ColumnNames.Places(table, options.Targets);
        return targets.Intersect(ignored).Select(column => (int?)column).FirstOrDefault() is { } both
            ? throw table.Fault(both, "it is both the target and in --ignore", "choose another column with --target, or remove it from --ignore")
            : targets;
    }

    public static TargetKind Kind(Table table, IReadOnlyList<int> columns, GivenKinds kinds)
    {
        if (columns is [var only])
        {
            return kinds.OfTarget(only) != TargetKind.Label ? KindOf(table, only, kinds.OfTarget(only))
                : throw table.Fault(only, "labels are several columns, each of which is yes or no", "name them all with --target, or use --kind class");
        }

        if (AreLabels(table, columns, [.. columns.Select(kinds.OfTarget)]))
            return TargetKind.Label;
        foreach (var column in columns)
            RequireNumbers(table, column, kinds.OfTarget(column));
        return TargetKind.Number;
    }

    /// <summary>The kind of the targets of a time series, which are also inputs: numbers.</summary>
    public static TargetKind KindOfSeries(Table table, IReadOnlyList<int> columns, GivenKinds kinds)
    {
        foreach (var column in columns)
        {
            if (kinds.OfTarget(column) is not (null or TargetKind.Number))
                throw table.Fault(column, "a time series predicts numbers, and --kind says otherwise", "leave it out of --kind, or leave --window out");
            StrangeWords.Refuse(table, column, isTarget: true);
            if (ColumnSense.Of(table, column) is { Kind: not InputKind.Number } sense)
                throw table.Fault(column, $"a time series predicts numbers, and this holds {sense.Moments ?? "words"}", "choose another column with --target, or leave --window out");
        }

        return TargetKind.Number;
    }

    /// <summary>The target, fitted to these rows.</summary>
    public static PreparedTarget Fit(Table table, IReadOnlyList<int> columns, TargetKind kind, IReadOnlyList<int> rows) => kind switch
    {
        TargetKind.Class => ClassTarget.Fit(table, columns[0], rows),
        TargetKind.Label => LabelTargets.Fit(table, columns),
        _ => NumberTargets.Fit(table, columns, rows),
    };

    // Columns that all hold yes and no alone, unless one is said to be something else.
    private static bool AreLabels(Table table, IReadOnlyList<int> columns, IReadOnlyList<TargetKind?> given) =>
        given.All(kind => kind is null or TargetKind.Label)
        && (given.Any(kind => kind is not null) || columns.All(column => LabelTarget.Find(table, column) is not null));

    // Beside others, whole numbers are numbers, however few different ones there are.
    private static void RequireNumbers(Table table, int column, TargetKind? given)
    {
        var kind = given ?? (table.Content(column).Code is not null ? TargetKind.Class : TargetKind.Number);
        if (kind == TargetKind.Class || ColumnSense.Of(table, column).Kind is InputKind.Word)
            throw table.Fault(column, "it holds classes, and several targets must all be numbers", $"predict it alone, with --target \"{table.Columns[column]}\", or remove it from --target{(given is null && table.KindOf(column) == ColumnKind.Numbers ? $", or use --kind \"{table.Columns[column]}=number\"" : "")}");
        KindOf(table, column, given);
    }

    private static TargetKind KindOf(Table table, int column, TargetKind? given)
    {
        var sense = ColumnSense.Of(table, column);
        if (given != TargetKind.Class && sense.Moments is null)
            StrangeWords.Refuse(table, column, isTarget: true);
        if (given == TargetKind.Number && sense.Kind != InputKind.Number)
            throw table.Fault(column, $"the target holds {sense.Moments ?? "words"}, not numbers", "use --kind class, or leave --kind out");
        if (given is { } kind)
            return kind;
        if (sense.Moments is { } moments)
            throw table.Fault(column, $"the target holds {moments}, which are neither numbers nor classes", "choose another column with --target, or use --kind class if each of them is a class");
        if (sense.Doubt is { } doubt)
            throw table.Fault(column, $"there is nothing to predict here ({doubt})", $"choose another column with --target, or use --kind {(sense.Kind == InputKind.Number ? "number or --kind class" : "class")} if it is one");
        return sense.Kind == InputKind.Word || HoldsClasses(table, column) ? TargetKind.Class : TargetKind.Number;
    }

    // Few different whole numbers, each at least twice on average, are classes, not measurements; so are those that begin with zeros.
    private static bool HoldsClasses(Table table, int column)
    {
        if (table.Content(column).Code is not null)
            return true;
        var numbers = table.RowsWith(column).Select(row => table.Number(row, column)).ToList();
        var different = numbers.Distinct().ToList();
        return different.Count <= FewClasses && 2 * different.Count <= numbers.Count && different.TrueForAll(double.IsInteger);
    }
}
