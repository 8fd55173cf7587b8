using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>Which column of a table is to be predicted, and as what.</summary>
internal static class TargetChoice
{
    private const int FewClasses = 20;

    /// <summary>The column that was named, or the last one that is not to be ignored.</summary>
    public static int Column(Table table, PreparationOptions options)
    {
        var ignored = ColumnNames.Places(table, options.Ignore);
        if (options.Target is null)
            return Enumerable.Range(0, table.Columns.Count).Except(ignored).LastOrDefault(table.Columns.Count - 1);
        var target = ColumnNames.Place(table, options.Target);
        return ignored.Contains(target) ? throw table.Fault(target, "it is the target, and --ignore leaves it out", "name another column with --target, or leave it out of --ignore") : target;
    }

    /// <exception cref="InputException">the column holds what cannot be predicted</exception>
    public static TargetKind Kind(Table table, int column, TargetKind? said)
    {
        var sense = ColumnSense.Of(table, column);
        if (said != TargetKind.Class && sense.Kind != InputKind.Date)
            StrangeWords.Refuse(table, column, isTarget: true);
        if (said == TargetKind.Number && sense.Kind != InputKind.Number)
            throw table.Fault(column, $"the target holds {(sense.Kind == InputKind.Date ? "dates" : "words")}, not numbers", "say --kind class, or leave --kind out");
        if (said is { } kind)
            return kind;
        if (sense.Kind == InputKind.Date)
            throw table.Fault(column, "the target holds dates, which are neither numbers nor classes", "name another column with --target, or say --kind class where each date is a class");
        if (sense.Doubt is { } doubt)
            throw table.Fault(column, $"there is nothing to predict here ({doubt})", $"name another column with --target, or say --kind {(sense.Kind == InputKind.Number ? "number or --kind class" : "class")} where it is one");
        return sense.Kind == InputKind.Word || HoldsClasses(table, column) ? TargetKind.Class : TargetKind.Number;
    }

    /// <summary>
    /// Few different whole numbers, each twice on the average at least, count classes and measure nothing; nor do those that
    /// begin with zeros.
    /// </summary>
    private static bool HoldsClasses(Table table, int column)
    {
        var present = Enumerable.Range(0, table.RowCount).Where(row => !table.IsMissing(row, column)).ToList();
        if (present.Exists(row => table[row, column] is ['0', _, ..] text && text.All(char.IsAsciiDigit)))
            return true;
        var numbers = present.Select(row => table.Number(row, column)).Distinct().ToList();
        return numbers.Count <= FewClasses && 2 * numbers.Count <= present.Count && numbers.TrueForAll(double.IsInteger);
    }
}
