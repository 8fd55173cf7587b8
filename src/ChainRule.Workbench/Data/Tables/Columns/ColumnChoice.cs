using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>Which columns of a table are inputs, and of what kind, and which are left out by default.</summary>
internal sealed record ColumnChoice(IReadOnlyList<(int Column, InputKind Kind)> Inputs, IReadOnlyList<LeftOutColumn> LeftOut)
{
    public static ColumnChoice Of(Table table, PreparationOptions options, IReadOnlyList<int> targets, GivenKinds kinds)
    {
        var wanted = options.Columns.Count == 0 ? null : ColumnNames.Places(table, options.Columns);
        int[] ignored = [.. ColumnNames.Places(table, options.Ignore), .. options.Weight is { } weight ? [ColumnNames.Place(table, weight)] : Array.Empty<int>()];
        if (wanted?.Intersect(ignored).Select(column => (int?)column).FirstOrDefault() is { } both)
            throw table.Fault(both, "it is in both --columns and --ignore", "remove it from one of them");

        // What is predicted of a time series is known of the rows before.
        var past = options.Windows is null ? [] : targets;
        var candidates = Enumerable.Range(0, table.Columns.Count).Where(column => past.Contains(column) || (!targets.Contains(column) && !ignored.Contains(column) && wanted?.Contains(column) != false));
        var senses = candidates.Select(column => (Column: column, Sense: past.Contains(column) ? new(InputKind.Number, null) : Sense(table, column, kinds[column], wanted is not null))).ToList();
        var isTaken = senses.ToLookup(pair => pair.Sense.Doubt is null);

        // If nothing else is left, the column that numbers the rows is used.
        if (!isTaken[true].Any())
            isTaken = senses.ToLookup(pair => pair.Sense.Doubt is null or Identifiers.CountsRows);
        List<LeftOutColumn> leftOut = [.. isTaken[false].Select(pair => new LeftOutColumn(table.Columns[pair.Column], pair.Sense.Doubt!))];
        return isTaken[true].Any()
            ? new([.. isTaken[true].Select(pair => (pair.Column, pair.Sense.Kind))], leftOut)
            : throw NothingLeft(table, leftOut);
    }

    private static InputException NothingLeft(Table table, List<LeftOutColumn> leftOut) => leftOut.Count == 0
        ? new(table.File, null, "no column is left to learn from", "ignore fewer columns with --ignore, or choose others with --columns")
        : new(table.File, null, $"no column is left to learn from: {string.Join(", ", leftOut.Select(column => column.ToString()))}", "name those to use anyway with --columns");

    private static ColumnSense Sense(Table table, int column, InputKind? given, bool isWanted)
    {
        if (given is { } kind)
            return new(kind, null);
        var sense = ColumnSense.Of(table, column);
        if (sense.Moments is null)
            StrangeWords.Refuse(table, column);
        if (sense is { Kind: InputKind.Word, Doubt: null } && HashedColumn.Suits(table, column))
            sense = sense with { Kind = InputKind.Hash };
        return isWanted ? sense with { Doubt = null } : sense;
    }
}
