namespace ChainRule.Workbench.Texts;

/// <summary>A command line as a shell reads it.</summary>
public static class ShellWords
{
    private const string Plain = "+-./:=@_%^,";

    /// <summary>The words with spaces between them.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    /// <summary>The word, in quotes if a shell would change it.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
