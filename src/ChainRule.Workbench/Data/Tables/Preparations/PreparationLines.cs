using System.Globalization;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>Describes a preparation in a few lines: what is predicted, and from what.</summary>
public static class PreparationLines
{
    private const int MostNamed = 10;

    /// <summary>The lines, in pieces between which they may be broken; the label is empty if a line continues the one above.</summary>
    /// <param name="withOptions">whether to name the options that change it</param>
    public static IEnumerable<(string Label, IReadOnlyList<string> Pieces)> Of(Preparation preparation, bool withOptions)
    {
        var columns = preparation.Columns;
        yield return ("predicts", [.. Predicted(preparation), .. withOptions ? [$"({(preparation.Windows is null ? Otherwise(preparation.Target) : "change it with --target")})"] : Array.Empty<string>()]);
        if (preparation.Windows is { } windows)
            yield return ("windows", [$"each row from the {Plural.Of(windows.Length, "row")}", windows.Horizon == 1 ? "just before it" : $"that end {windows.Horizon} rows before it", .. windows.Group is { } group ? [$"in its series ({group})"] : Array.Empty<string>()]);
        if (preparation.Target is ClassTarget target && target.SpeltTwice() is { Count: > 0 } twice)
            yield return ("", [$"{string.Join(" and ", twice)} are the same number;", "each spelling is a class of its own"]);
        if (columns.Any(column => column.Interpretation is not null))
            yield return ("columns", Listed([.. columns.Where(column => column.Interpretation is not null).Select(column => $"{column.Name} ({column.Interpretation})")]));
        if (columns.Any(column => column is DateColumn))
            yield return ("", ["a date becomes the day's number,", "the day of the week (7 inputs)", "and, as sine and cosine,", $"the place in the year{(columns.Any(column => column is DateColumn { HasTimes: true }) ? " and in the day" : "")}"]);
        if (columns.Any(column => column is TimeColumn))
            yield return ("", ["a time of day becomes its place in the day,", "as sine and cosine"]);
        if (preparation.LeftOut is { Count: > 0 } leftOut)
            yield return ("left out", [.. Listed([.. leftOut.Select(column => column.ToString())]), .. withOptions ? [$"(include {(leftOut.Count == 1 ? "it" : "them")} with --columns)"] : Array.Empty<string>()]);
    }

    private static IEnumerable<string> Predicted(Preparation preparation)
    {
        var (count, width) = (preparation.Columns.Count, preparation.Sample.Count);
        string[] names = [.. Together(preparation.Target.Names)];
        var kind = preparation.Target switch
        {
            ClassTarget { Classes: var classes } => $"{classes.Count} classes ({Listing.Words(classes)})",
            LabelTargets { Labels: var labels } => $"{labels.Count} labels ({labels[0].Yes} or {labels[0].No})",
            { Names.Count: > 1 and var numbers } => $"{numbers} numbers",
            _ => "a number",
        };
        return [.. names[..^1], $"{names[^1]},", $"{kind},", string.Create(CultureInfo.InvariantCulture, $"from {count:N0} {(count == 1 ? "column" : "columns")}{(width == count ? "" : $" ({width:N0} inputs)")}")];
    }

    private static string Otherwise(PreparedTarget target) => target switch
    {
        ClassTarget classes when classes.Classes.All(name => Cell.IsNumber(name, out _)) => "change it with --target or --kind number",
        ClassTarget => "change it with --target",
        LabelTargets { Labels: var labels } when labels.All(label => Cell.IsNumber(label.Yes, out _)) => "change them with --target or --kind number",
        { Names.Count: > 1 } => "change them with --target",
        _ => "change it with --target or --kind class",
    };

    private static IReadOnlyList<string> Together(IReadOnlyList<string> names) => names.Count is 1 or > MostNamed
        ? Listed(names)
        : [.. names.SkipLast(2).Select(name => name + ","), names[^2], $"and {names[^1]}"];

    private static IReadOnlyList<string> Listed(IReadOnlyList<string> items) =>
    [
        .. items.Take(MostNamed).Select((item, i) => i < items.Count - 1 ? item + "," : item),
        .. items.Count > MostNamed ? [$"and {items.Count - MostNamed} more"] : Array.Empty<string>(),
    ];
}
