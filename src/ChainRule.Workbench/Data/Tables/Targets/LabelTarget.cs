namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>A column that says yes or no, spelt as in the table.</summary>
public sealed record LabelTarget(string Name, string No, string Yes)
{
    private static readonly (string No, string Yes)[] Pairs = [("0", "1"), ("no", "yes"), ("n", "y"), ("false", "true"), ("f", "t")];

    /// <summary>Reads a column as a label; null if it holds anything but one pair of answers, both of which occur.</summary>
    public static LabelTarget? Find(Table table, int column)
    {
        var words = table.RowsWith(column).Select(row => table[row, column]).Distinct(StringComparer.Ordinal).Take(2 * Pairs.Length).ToList();
        var answers = Pairs.Where(pair => words.TrueForAll(word => Is(word, pair.No) || Is(word, pair.Yes))).ToList();
        return answers is [var (no, yes)] && words.Find(word => Is(word, no)) is { } negative && words.Find(word => Is(word, yes)) is { } positive
            ? new(table.Columns[column], negative, positive)
            : null;
    }

    /// <summary>1 for yes, 0 for no; null for anything else.</summary>
    internal float? Read(string text) => Is(text, Yes) ? 1 : Is(text, No) ? 0 : null;

    internal string? Flaw() => Is(No, Yes) ? "yes and no must differ" : null;

    // 1.0 is 1.
    private static bool Is(string text, string answer) =>
        text.Equals(answer, StringComparison.OrdinalIgnoreCase) || (Cell.IsNumber(text, out var number) && Cell.IsNumber(answer, out var other) && number == other);
}
