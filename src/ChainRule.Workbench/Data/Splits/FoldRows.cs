using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>The rows of one fold, and those of all others.</summary>
/// <param name="Notes">what the user should know about the division into folds, a line each</param>
internal sealed record FoldRows(int[] Own, int[] Others, IReadOnlyList<string> Notes)
{
    /// <summary>All rows, where nothing is divided.</summary>
    public static FoldRows None(int rows) => new([], [.. Enumerable.Range(0, rows)], []);

    /// <exception cref="InputException">there are fewer rows, or groups of them, than folds</exception>
    public static FoldRows Of(Fold fold, int rows, RowClasses? classes, int[]? groups, ulong seed)
    {
        var most = groups?.Distinct().Count() ?? rows;
        if (most < fold.Of)
            throw new InputException(UserInput.CommandLine, "--folds", $"{fold.Of} folds are asked for, but there {Plural.Noun(most, "is", "are")} only {Plural.Of(most, groups is null ? "row" : "group")}", most < 2 ? "give more" : $"write 2 to {most}");
        var folds = FoldDivision.Of(new RandomSource(seed, "folds").Permutation(rows), classes, groups, fold.Of);
        var own = folds[fold.Number - 1];
        return new(own, [.. Enumerable.Range(0, rows).Except(own)], [.. NotesOn(folds, classes, groups)]);
    }

    private static IEnumerable<string> NotesOn(int[][] folds, RowClasses? classes, int[]? groups)
    {
        var sizes = (Least: folds.Min(fold => fold.Length), Most: folds.Max(fold => fold.Length));
        yield return $"{folds.Length} folds of {(sizes.Least == sizes.Most ? "" : $"{sizes.Least:N0} to ")}{Plural.Of(sizes.Most, "row")}, {(classes is null ? "drawn at random" : "in which the classes keep their shares")}{(groups is null ? "" : "; the rows of a group are in one fold")}";
        if (classes is null)
            yield break;
        int[][] counts = [.. folds.Select(classes.Counts)];
        int[] spread = [.. classes.Names.Select((_, c) => counts.Count(fold => fold[c] > 0))];
        if (Where(spread, classes, folds => folds == 1) is { Length: > 0 } single)
            yield return $"{RowSplit.Named(single)} {Plural.Noun(single.Length, "is", "are")} in one fold only, and not learnt where that is the test";
        if (Where(spread, classes, count => count > 1 && count < folds.Length) is { Length: > 0 } rare)
            yield return $"{RowSplit.Named(rare)} {Plural.Noun(rare.Length, "is", "are")} too rare to be in every fold";
    }

    private static string[] Where(int[] spread, RowClasses classes, Func<int, bool> condition) => [.. classes.Names.Where((_, c) => condition(spread[c]))];
}
