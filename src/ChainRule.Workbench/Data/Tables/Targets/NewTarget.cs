using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>A target that is learnt from inputs that a model knows how to prepare.</summary>
internal static class NewTarget
{
    /// <summary>Fits the target to all rows that have one.</summary>
    /// <exception cref="InputException">there is no such column, or nothing to learn in it</exception>
    public static PreparedTarget Of(Table table, PreparationOptions options)
    {
        var targets = TargetChoice.Columns(table, options);
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !targets.Any(target => table.IsMissing(row, target)))];
        return TargetChoice.Fit(table, targets, TargetChoice.Kind(table, targets, new(table, targets, options)), rows);
    }
}
