using System.Globalization;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>Which rows are trained on, and which are held back for validation and for the test.</summary>
/// <param name="Test">the rows of a fold; empty if there is none</param>
/// <param name="Kind">how the rows for validation were chosen; null if there are none</param>
/// <param name="Notes">what the user should know about the split, a line each</param>
internal sealed record RowSplit(int[] Train, int[] Validation, int[] Test, SplitKind? Kind, IReadOnlyList<string> Notes)
{
    private const double UsualShare = 0.1;

    // Fewer rows than this say nothing about a model.
    private const int FewRows = 5;

    /// <param name="rows">all rows, in the order of the file</param>
    /// <param name="classes">the class of each of them; null for numbers</param>
    /// <param name="options">how to divide them; unless a share is given, no rows are held back if they would be few or lack a class</param>
    /// <param name="groups">the group of each row; null if each is one of its own</param>
    /// <exception cref="InputException">the rows cannot be divided so</exception>
    public static RowSplit Of(int[] rows, RowClasses? classes, SplitOptions options, int[]? groups = null)
    {
        var kind = options.Kind ?? (classes is null ? SplitKind.Random : SplitKind.Stratified);
        if (kind == SplitKind.Stratified && classes is null)
            throw new InputException(UserInput.CommandLine, "--split", "a stratified split needs classes, but the target is a number", "use --split random or --split time");
        if (kind == SplitKind.Time && (options.Fold is not null || groups is not null))
            throw new InputException(UserInput.CommandLine, "--split", $"a split by time cannot be used with {(groups is null ? "--folds" : "--group")}", "leave one of them out");

        var shared = kind == SplitKind.Stratified ? classes : null;
        var fold = options.Fold is { } asked ? FoldRows.Of(asked, rows.Length, shared, groups, options.Seed) : FoldRows.None(rows.Length);
        int[] order = [.. fold.Others];
        if (kind != SplitKind.Time)
            new RandomSource(options.Seed, "split").Shuffle(order);
        var count = Count(order.Length, options.Validation ?? UsualShare);
        var held = kind switch
        {
            _ when groups is not null && count > 0 => WholeGroups(order, shared, groups, count),
            SplitKind.Stratified => Stratification.Choose(order, classes!, count),
            SplitKind.Time => order[^count..],
            _ => order[..count],
        };

        if (options.Validation is null && held.Length > 0 && Objection(order, held, classes) is { } objection)
            return new(RowsAt(order), [], RowsAt(fold.Own), null, [.. fold.Notes, $"no rows are held back: {objection}; {Remedy(order.Length)}"]);
        var isHeld = new bool[rows.Length];
        foreach (var place in held)
            isHeld[place] = true;
        int[] kept = [.. order.Where(place => !isHeld[place])];
        return new(RowsAt(kept), RowsAt(held), RowsAt(fold.Own), held.Length > 0 ? kind : null, [.. fold.Notes, .. NotesOn(kind, kept, held, classes)]);

        int[] RowsAt(int[] places) => [.. places.Select(place => rows[place])];
    }

    // Of parts of about a tenth, or as small as wanted, as many as come nearest to the count.
    private static int[] WholeGroups(int[] order, RowClasses? classes, int[] groups, int count)
    {
        var most = order.DistinctBy(place => groups[place]).Count();
        if (most < 2)
            throw new InputException(UserInput.CommandLine, "--group", "all rows are in one group, so none can be held back", "name another column, or give --validation 0");
        var parts = Math.Min(most, Math.Max(10, order.Length / count));
        var held = Math.Clamp((int)Math.Round((double)count * parts / order.Length), 1, parts - 1);
        return [.. FoldDivision.Of(order, classes, groups, parts).Take(held).SelectMany(part => part)];
    }

    private static int Count(int rows, double share) =>
        share <= 0 || rows == 0 ? 0 : Math.Clamp((int)Math.Round(share * rows), 1, Math.Max(1, rows - 1));

    private static string? Objection(int[] all, int[] held, RowClasses? classes)
    {
        if (held.Length < FewRows)
            return $"{Plural.Of(all.Length, "row")} {(all.Length == 1 ? "is" : "are")} too few";
        var lacking = classes is null ? [] : Lacking(classes, all, held, atLeast: 2);
        return lacking.Length == 0 ? null : $"{Plural.Of(held.Length, "row")} of {all.Length:N0} would lack the {Named(lacking)}";
    }

    private static string Remedy(int rows)
    {
        var share = Math.Round(UsualShare * rows) >= 1 ? UsualShare : 1.0 / rows;
        var count = Count(rows, share);
        return string.Create(CultureInfo.InvariantCulture, $"--validation {share:0.##} holds {(count == 1 ? "one" : count)} back");
    }

    private static IEnumerable<string> NotesOn(SplitKind kind, int[] kept, int[] held, RowClasses? classes)
    {
        if (held.Length == 0)
            yield break;
        if (kind == SplitKind.Time)
            yield return $"validation is the last {Plural.Of(held.Length, "row")}, in the order of the file";
        if (classes is null)
            yield break;
        int[] all = [.. kept, .. held];
        if (Lacking(classes, all, held) is { Length: > 0 } unjudged)
            yield return $"validation lacks the {Named(unjudged)}";
        if (Lacking(classes, all, kept) is { Length: > 0 } unlearnt)
            yield return $"the training rows lack the {Named(unlearnt)}";
    }

    /// <summary>The classes of all rows that a part of them lacks.</summary>
    private static string[] Lacking(RowClasses classes, int[] all, int[] part, int atLeast = 1)
    {
        var (whole, there) = (classes.Counts(all), classes.Counts(part));
        return [.. classes.Names.Where((_, c) => whole[c] >= atLeast && there[c] == 0)];
    }

    /// <summary>The word and the names: class "a".</summary>
    public static string Named(string[] classes) =>
        $"{Plural.Noun(classes.Length, "class")} {Listing.Words(classes.Select(name => $"\"{name}\""))}";
}
