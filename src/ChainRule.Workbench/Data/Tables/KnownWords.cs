namespace ChainRule.Workbench.Data.Tables;

/// <summary>The words that a column is known to hold.</summary>
internal static class KnownWords
{
    /// <summary>The place of a word among them, or −1.</summary>
    public static int Find(IReadOnlyList<string> words, string word)
    {
        var place = words.Count - 1;
        while (place >= 0 && words[place] != word)
            place--;
        return place;
    }

    /// <summary>The place of a word among them by its spelling, else by its value if only one word has it; or −1.</summary>
    public static int Place(IReadOnlyList<string> words, string word)
    {
        var place = Find(words, word);
        if (place >= 0 || !Cell.IsNumber(word, out var number) || !double.IsFinite(number))
            return place;
        var equal = Enumerable.Range(0, words.Count).Where(i => Cell.IsNumber(words[i], out var other) && other == number).ToList();
        return equal.Count == 1 ? equal[0] : -1;
    }

    public static string? Flaw(IReadOnlyList<string> words) =>
        words.Count > 0 && words.All(word => word is not null) && words.Distinct(StringComparer.Ordinal).Count() == words.Count ? null : "there must be at least one word, and no word twice";
}
