using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>
/// A column of many different words, each hashed to one of the inputs and to a sign: 1 or −1 there, 0 elsewhere. Two words that share an input
/// may still differ in sign (Weinberger et al. 2009). The words themselves are not kept, so a new one is hashed like any other.
/// </summary>
/// <param name="Inputs">how many inputs there are</param>
/// <param name="MostFrequent">replaces a missing cell</param>
public sealed record HashedColumn(string Name, int Inputs, string MostFrequent) : PreparedColumn(Name)
{
    /// <summary>With more different words than this, a column is hashed unless the user says otherwise.</summary>
    internal const int MostWords = 100;

    private const int UsualInputs = 128;

    [JsonIgnore]
    public override int Width => Inputs;

    internal override string? Interpretation => $"words, hashed into {Inputs} inputs";

    internal override IEnumerable<string> InputNames => Enumerable.Range(0, Inputs).Select(place => $"{Name}: hash {place}");

    /// <summary>Whether there are too many different words for an input each.</summary>
    internal static bool Suits(Table table, int column) => Different(table, column).Skip(MostWords).Any();

    internal static HashedColumn Fit(Table table, int column, IReadOnlyList<int> rows) => new(
        table.Columns[column],
        UsualInputs,
        table.RowsWith(column, rows).CountBy(row => table[row, column], StringComparer.Ordinal).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).FirstOrDefault().Key
            ?? throw table.Fault(column, "there is no value in the rows to train on", "fill some in, or leave the column out with --ignore"));

    internal static string Note(Table table, int column) =>
        FormattableString.Invariant($"column \"{table.Columns[column]}\" holds {Different(table, column).Count():N0} different words and is hashed into {UsualInputs} inputs, which words may share; use --kind \"{table.Columns[column]}=word\" for an input for each word");

    internal override void Write(Table table, int row, int column, Span<float> inputs) => Write(table[row, column], inputs);

    internal override void WriteMissing(Span<float> inputs) => Write(MostFrequent, inputs);

    internal override string? Flaw() => Inputs < 1 ? "a hashed column must have at least one input" : null;

    // The place is the hash's upper bits, scaled; the sign is its lowest bit.
    private void Write(string word, Span<float> inputs)
    {
        var hash = WordHash.Of(word);
        inputs[(int)((ulong)hash * (ulong)Inputs >> 32)] = (hash & 1) == 0 ? 1 : -1;
    }

    private static IEnumerable<string> Different(Table table, int column) =>
        table.RowsWith(column).Select(row => table[row, column]).Distinct(StringComparer.Ordinal);
}
