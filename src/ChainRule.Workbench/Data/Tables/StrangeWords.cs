namespace ChainRule.Workbench.Data.Tables;

/// <summary>Refuses a column of numbers in which there are words, and one of numbers that are not written as they are to be.</summary>
internal static class StrangeWords
{
    public static void Refuse(Table table, int column, bool isTarget = false)
    {
        var content = table.Content(column);
        if (OtherMarks(table, column) is { } row)
            throw table.Fault(row, column, $"\"{table[row, column]}\" is a number with a {OtherMark(table)}", $"write numbers with a decimal {DecimalMark(table)} and no other mark, or {OtherMarksRemedy(table)}");
        if (content is { HoldsWords: false, Words.Count: > 0 })
            throw table.Fault(column, "it " + Problem(content), Remedy(table, column, isTarget));
    }

    /// <summary>What a column of numbers holds besides.</summary>
    public static string Problem(ColumnContent content)
    {
        var others = content.Words.Sum(word => word.Count);
        return FormattableString.Invariant($"holds {content.Numbers} {(content.Numbers == 1 ? "number" : "numbers")} and {others} {(others == 1 ? "cell that is" : "cells that are")} none: {WordCounts.Text(content.Words)}");
    }

    /// <summary>What the user may say of such a column.</summary>
    public static string Remedy(Table table, int column, bool isTarget = false)
    {
        var name = table.Columns[column];
        return $"say --missing-words \"{WordCounts.List([.. table.Content(column).Words, .. table.MissingSpellings()])}\" if that means no value, {(isTarget ? "or --kind class if the cells name classes" : $"--kind \"{name}=word\" if the column holds words, or --ignore \"{name}\" to leave it out")}";
    }

    /// <summary>The first row in which a number has the mark that is not the decimal mark; null where there is none.</summary>
    public static int? OtherMarks(Table table, int column) => table.Content(column).Words.Count == 0
        ? null
        : Enumerable.Range(0, table.RowCount).Where(row => Cell.IsNumberWithOtherMarks(table[row, column], table.DecimalMark)).Select(row => (int?)row).FirstOrDefault();

    public static string OtherMarksRemedy(Table table) =>
        table.DecimalMark == '.' ? "say --decimal , if the comma is the decimal mark" : "say --decimal . if the point is the decimal mark";

    public static string OtherMark(Table table) => table.DecimalMark == '.' ? "comma" : "point";

    private static string DecimalMark(Table table) => table.DecimalMark == '.' ? "point" : "comma";
}
