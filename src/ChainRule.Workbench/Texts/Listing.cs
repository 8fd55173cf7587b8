using System.Globalization;

namespace ChainRule.Workbench.Texts;

/// <summary>Words in a sentence; only the first ones if there are many: red, green and 3 more.</summary>
internal static class Listing
{
    private const int MostWords = 10;
    private const int MostCounted = 8;

    public static string Of(IReadOnlyCollection<string> items, int most) =>
        string.Join(", ", items.Take(most)) + (items.Count > most ? string.Create(CultureInfo.InvariantCulture, $" and {items.Count - most:N0} more") : "");

    public static string Words(IEnumerable<string> words) => Of([.. words.Select(ShownWord.Of)], MostWords);

    /// <summary>N/A (10), - (2)</summary>
    public static string Counted(IEnumerable<(string Word, int Count)> words, int most = MostCounted) =>
        Of([.. words.Select(word => string.Create(CultureInfo.InvariantCulture, $"{ShownWord.Of(word.Word)} ({word.Count:N0})"))], most);

    /// <summary>As an option takes them: N/A,-</summary>
    public static string Option(IReadOnlyCollection<(string Word, int Count)> words) =>
        string.Join(",", words.Select(word => word.Word).Distinct().Take(MostCounted)) + (words.Count > MostCounted ? ",…" : "");
}
