namespace ChainRule.Cli;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    private const int MostSlips = 2;

    /// <summary>The known word with the fewest slips: letters added, left out, or replaced; null if all are further away than a slip or two.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known.Where(one => Slips(word, one) <= Math.Min(MostSlips, word.Length / 2)).MinBy(one => Slips(word, one));

    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i + 1);
            for (var j = 0; j < b.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (a[i] == b[j] ? 0 : 1)));
        }

        return row[^1];
    }
}
