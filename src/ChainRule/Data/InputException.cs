namespace ChainRule.Data;

/// <summary>
/// A file, or another input from the user, is wrong. The message is one line:
/// <c>iris.csv, line 3, column "petal": "abc" is not a number; write one, or leave the cell empty</c>. It may quote a whole file, so the middle of a
/// long part is left out.
/// </summary>
public sealed class InputException : Exception
{
    private const int LongestPlace = 120;
    private const int LongestProblem = 240;
    private const int LongestRemedy = 480;

    /// <summary>Says what is wrong, where, and how to correct it.</summary>
    /// <param name="file">the file, or the name that the user gave</param>
    /// <param name="place">where in it, such as <c>line 3, column "age"</c> or <c>layers[2].kernel_size</c>; null for all of it</param>
    /// <param name="problem">what is wrong there</param>
    /// <param name="remedy">how to correct it; null if the problem makes it clear</param>
    /// <param name="cause">the exception behind it, if any</param>
    public InputException(string file, string? place, string problem, string? remedy = null, Exception? cause = null)
        : base(OneLine(file + After(", ", place, LongestPlace) + After(": ", problem, LongestProblem) + After("; ", remedy, LongestRemedy)), cause) =>
        (File, Place, Remedy) = (file, place, remedy);

    /// <summary>The file, or the name that the user gave.</summary>
    public string File { get; }

    /// <summary>Where in the file; null for all of it.</summary>
    public string? Place { get; }

    /// <summary>How to correct it; null if the problem makes it clear.</summary>
    public string? Remedy { get; }

    private static string After(string separator, string? part, int longest) => part is null ? "" : separator + Printable.Short(part, longest);

    private static string OneLine(string text) => Printable.Text(text
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal));
}
