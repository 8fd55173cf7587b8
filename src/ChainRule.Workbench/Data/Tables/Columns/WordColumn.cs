using System.Text.Json.Serialization;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column of words, one input each: 1 for the word in the cell, 0 for the others; all 0 for a word that is unknown.</summary>
/// <param name="Words">the known words, in order</param>
/// <param name="MostFrequent">replaces a missing cell</param>
public sealed record WordColumn(string Name, IReadOnlyList<string> Words, string MostFrequent) : PreparedColumn(Name)
{
    [JsonIgnore]
    public override int Width => Words.Count;

    internal override string? Interpretation => $"words, {Plural.Of(Width, "input")}";

    internal override IEnumerable<string> InputNames => Words.Select(word => $"{Name}: {word}");

    /// <summary>Knows the words of all rows, since a rare one may be held back; the most frequent one is that of the training rows.</summary>
    internal static WordColumn Fit(Table table, int column, IReadOnlyList<int> rows)
    {
        var words = WordsOf(null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (words.Count == 0)
            throw table.Fault(column, "there is no value in any row", "leave it out with --ignore");
        var counts = WordsOf(rows).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new(table.Columns[column], words, words.MaxBy(word => counts.GetValueOrDefault(word))!);

        IEnumerable<string> WordsOf(IEnumerable<int>? among) => table.RowsWith(column, among).Select(row => table[row, column]);
    }

    internal override bool Knows(string text) => KnownWords.Place(Words, text) >= 0;

    internal override void Write(Table table, int row, int column, Span<float> inputs)
    {
        if (KnownWords.Place(Words, table[row, column]) is var place and >= 0)
            inputs[place] = 1;
    }

    internal override void WriteMissing(Span<float> inputs) => inputs[KnownWords.Find(Words, MostFrequent)] = 1;

    internal override string? Flaw() =>
        KnownWords.Flaw(Words) ?? (Words.Contains(MostFrequent) ? null : "the most frequent word must be one of the words");
}
