using System.Globalization;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>Words and how often they occur, in a sentence; the first ones if they are many.</summary>
internal static class WordCounts
{
    private const int MostNamed = 8;

    /// <summary>N/A (10), - (2)</summary>
    public static string Text(IReadOnlyList<(string Word, int Count)> words) =>
        Listing.Of([.. words.Select(word => string.Create(CultureInfo.InvariantCulture, $"{ShownWord.Of(word.Word)} ({word.Count:N0})"))], MostNamed);

    /// <summary>N/A,-</summary>
    public static string List(IReadOnlyList<(string Word, int Count)> words) =>
        string.Join(",", words.Select(word => word.Word).Distinct().Take(MostNamed)) + (words.Count > MostNamed ? ",…" : "");
}
