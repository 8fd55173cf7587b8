using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>Words in a column of numbers, or numbers in another notation.</summary>
/// <param name="Row">the first such row; null if the whole column is meant</param>
/// <param name="Problem">what is wrong</param>
/// <param name="Remedy">what the user can do</param>
internal sealed record StrangeWords(int? Row, string Problem, string Remedy)
{
    public static void Refuse(Table table, int column, bool isTarget = false)
    {
        if (In(table, column, isTarget) is { } strange)
            throw strange.Row is { } row ? table.Fault(row, column, strange.Problem, strange.Remedy) : table.Fault(column, strange.Problem, strange.Remedy);
    }

    /// <summary>Null if there are none.</summary>
    public static StrangeWords? In(Table table, int column, bool isTarget = false)
    {
        var content = table.Content(column);
        var (mark, other) = table.DecimalMark == '.' ? ("point", "comma") : ("comma", "point");
        if (content.Words.Any(word => Cell.IsNumberWithOtherMarks(word.Word, table.DecimalMark)) && table.WordRows(column).FirstOrDefault(i => Cell.IsNumberWithOtherMarks(table[i, column], table.DecimalMark), -1) is var row and >= 0)
            return new(row, $"\"{table[row, column]}\" is a number with a {other}", $"write numbers with a decimal {mark} and no other mark, or use --decimal {(other == "comma" ? ',' : '.')} if the {other} is the decimal mark");
        if (NumbersWithUnits.FirstIn(table, column) is { } marked)
            return new(marked, $"\"{table[marked, column]}\" is a number with a unit or another mark", $"write such numbers with only digits and a decimal {mark}, or use {Otherwise(table, column, isTarget)}");
        return content is { HoldsWords: false, Words.Count: > 0 }
            ? new(null, $"it holds {Plural.Of(content.Numbers, "number")} and {Plural.Of(content.Words.Sum(word => word.Count), "other cell")}: {Listing.Counted(content.Words)}", RemedyFor(table, column, isTarget))
            : null;
    }

    /// <summary>What the user can do about words among numbers.</summary>
    public static string RemedyFor(Table table, int column, bool isTarget = false) =>
        $"use --missing-words \"{Listing.Option([.. table.Content(column).Words, .. table.MissingSpellings()])}\" if that means no value, {(isTarget ? "or " : "")}{Otherwise(table, column, isTarget)}";

    private static string Otherwise(Table table, int column, bool isTarget) => isTarget
        ? "--kind class if the cells name classes"
        : $"--kind \"{table.Columns[column]}=word\" if the column holds words, or --ignore \"{table.Columns[column]}\" to leave it out";
}
