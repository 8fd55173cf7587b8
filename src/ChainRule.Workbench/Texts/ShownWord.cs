namespace ChainRule.Workbench.Texts;

/// <summary>The text of a cell as a sentence or a table shows it: on one line, and no longer than a few words.</summary>
internal static class ShownWord
{
    private const int MostLetters = 60;

    public static string Of(string word)
    {
        var line = word.ReplaceLineEndings("⏎");
        if (line.Length <= MostLetters)
            return line;
        var end = MostLetters - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}
