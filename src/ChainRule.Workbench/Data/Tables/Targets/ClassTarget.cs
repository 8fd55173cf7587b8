using System.Text.Json.Serialization;
using ChainRule.Data;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>A target of classes, spelt as in the table; the class of a row is its place in <paramref name="Classes"/>.</summary>
public sealed record ClassTarget(string Name, IReadOnlyList<string> Classes) : PreparedTarget
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Names => [Name];

    /// <summary>Knows the classes of all rows of the table: numbers by value, then all by spelling.</summary>
    internal static ClassTarget Fit(Table table, int column, IReadOnlyList<int> rows)
    {
        var isOfNumbers = table.KindOf(column) == ColumnKind.Numbers && table.Content(column).Words.Count == 0;
        List<string> classes = [.. table.RowsWith(column).DistinctBy(row => table[row, column], StringComparer.Ordinal)
            .OrderBy(row => isOfNumbers ? table.Number(row, column) : 0)
            .ThenBy(row => table[row, column], StringComparer.Ordinal)
            .Select(row => table[row, column])];
        if (classes.Count > ConfusionMatrix.MostClasses)
            throw table.Fault(column, $"there are {classes.Count} classes, and the maximum is {ConfusionMatrix.MostClasses}", "choose another column with --target, or use --kind number if it is one");
        if (classes.Count < 2)
            throw table.Fault(column, $"all rows have the class \"{classes.FirstOrDefault()}\"", "at least two classes are needed");
        var target = new ClassTarget(table.Columns[column], classes);
        return rows.Any(row => target.PlaceOf(table[row, column]) != target.PlaceOf(table[rows[0], column]))
            ? target
            : throw table.Fault(column, $"all rows left to train on have the class \"{table[rows[0], column]}\"", "at least two classes are needed");
    }

    /// <returns>(rows) places of the classes, Int64</returns>
    internal override Tensor Apply(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows) => Tensor.From<long>(Places(table, columns[0], rows), rows.Count);

    /// <summary>The place of each row's class.</summary>
    /// <param name="remedy">what else can be done about a class that is unknown</param>
    /// <exception cref="InputException">a class is unknown</exception>
    internal long[] Places(Table table, IReadOnlyList<int> rows, string? remedy = null) => Places(table, table.Find(Name), rows, remedy);

    private long[] Places(Table table, int column, IReadOnlyList<int> rows, string? remedy = null)
    {
        var unknown = rows.Where(row => PlaceOf(table[row, column]) < 0).ToList();
        return unknown.Count > 0 ? throw Unknown(table, column, unknown, remedy) : [.. rows.Select(row => (long)PlaceOf(table[row, column]))];
    }

    internal override string? Flaw() => Classes.Count > 1 ? KnownWords.Flaw(Classes) : "there must be at least two classes";

    /// <summary>Numbers among the classes that differ only in spelling, as 1 and 01; empty if there are none.</summary>
    internal IReadOnlyList<string> SpeltTwice() =>
        [.. Classes.GroupBy(name => Cell.IsNumber(name, out var number) ? number : double.NaN).Where(group => !double.IsNaN(group.Key)).FirstOrDefault(group => group.Count() > 1) ?? Enumerable.Empty<string>()];

    private InputException Unknown(Table table, int column, List<int> rows, string? remedy)
    {
        var words = rows.CountBy(row => table[row, column], StringComparer.Ordinal).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value)).ToList();
        return table.Fault(rows[0], column, $"the {Plural.Noun(words.Count, "class")} of {Plural.Of(rows.Count, "row")} did not occur in training: {Listing.Counted(words)}", $"the known classes are {Listing.Words(Classes)}; correct {(rows.Count == 1 ? "the cell or remove the row" : "the cells or remove the rows")}, or {remedy ?? $"train again with rows of {Plural.Noun(words.Count, "this class", "these classes")}"}");
    }

    private int PlaceOf(string text) => KnownWords.Place(Classes, text);
}
