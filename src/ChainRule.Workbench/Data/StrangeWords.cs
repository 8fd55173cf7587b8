namespace ChainRule.Workbench.Data;

/// <summary>Refuses a column of numbers in which there are words, and one of numbers that are not written as they are to be.</summary>
internal static class StrangeWords
{
    public static void Refuse(Table table, int column, bool isTarget = false)
    {
        var content = table.Content(column);
        if (content.IsNamed || content.Words.Count == 0)
            return;
        RefuseOtherMarks(table, column);
        if (!content.HoldsWords)
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
        return $"say --missing-words \"{WordCounts.List(table.Content(column).Words)}\" if that means no value, --words \"{name}\" if the column holds words{(isTarget ? "" : $", or leave it out with --ignore \"{name}\"")}";
    }

    private static void RefuseOtherMarks(Table table, int column)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            if (Cell.IsNumberWithOtherMarks(table[row, column], table.DecimalMark))
                throw table.DecimalMark == '.'
                    ? table.Fault(row, column, $"\"{table[row, column]}\" is a number with a comma", "write numbers with a decimal point and no other mark, or say --decimal , if the comma is the decimal mark")
                    : table.Fault(row, column, $"\"{table[row, column]}\" is a number with a point", "write numbers with a decimal comma and no other mark, or say --decimal . if the point is the decimal mark");
        }
    }
}
