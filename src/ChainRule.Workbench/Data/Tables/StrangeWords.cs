using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>Refuses a column of numbers that has words in it, or numbers in another notation.</summary>
internal static class StrangeWords
{
    public static void Refuse(Table table, int column, bool isTarget = false)
    {
        var content = table.Content(column);
        if (OtherMarks(table, column) is { } row)
            throw table.Fault(row, column, $"\"{table[row, column]}\" is a number with a {OtherMark(table)}", $"write numbers with a decimal {DecimalMark(table)} and no other mark, or {OtherMarksRemedy(table)}");
        if (NumbersWithUnits.FirstIn(table, column) is { } marked)
            throw table.Fault(marked, column, WithUnits(table, marked, column), WithUnitsRemedy(table, column, isTarget));
        if (content is { HoldsWords: false, Words.Count: > 0 })
            throw table.Fault(column, "it " + Problem(content), Remedy(table, column, isTarget));
    }

    /// <summary>What else a column of numbers holds.</summary>
    public static string Problem(ColumnContent content)
    {
        var others = content.Words.Sum(word => word.Count);
        return $"holds {Plural.Of(content.Numbers, "number")} and {Plural.Of(others, "other cell")}: {WordCounts.Text(content.Words)}";
    }

    /// <summary>What the user can do about such a column.</summary>
    public static string Remedy(Table table, int column, bool isTarget = false)
    {
        return $"use --missing-words \"{WordCounts.List([.. table.Content(column).Words, .. table.MissingSpellings()])}\" if that means no value, {(isTarget ? "or " : "")}{Otherwise(table, column, isTarget)}";
    }

    public static string WithUnits(Table table, int row, int column) => $"\"{table[row, column]}\" is a number with a unit or another mark";

    public static string WithUnitsRemedy(Table table, int column, bool isTarget = false) =>
        $"write such numbers with only digits and a decimal {DecimalMark(table)}, or use {Otherwise(table, column, isTarget)}";

    /// <summary>The first row in which a number has the mark that is not the decimal mark; null if there is none.</summary>
    public static int? OtherMarks(Table table, int column) => table.Content(column).Words.Count == 0
        ? null
        : Enumerable.Range(0, table.RowCount).Where(row => Cell.IsNumberWithOtherMarks(table[row, column], table.DecimalMark)).Select(row => (int?)row).FirstOrDefault();

    public static string OtherMarksRemedy(Table table) =>
        table.DecimalMark == '.' ? "use --decimal , if the comma is the decimal mark" : "use --decimal . if the point is the decimal mark";

    public static string OtherMark(Table table) => table.DecimalMark == '.' ? "comma" : "point";

    private static string Otherwise(Table table, int column, bool isTarget) => isTarget
        ? "--kind class if the cells name classes"
        : $"--kind \"{table.Columns[column]}=word\" if the column holds words, or --ignore \"{table.Columns[column]}\" to leave it out";

    private static string DecimalMark(Table table) => table.DecimalMark == '.' ? "point" : "comma";
}
