using System.Text.RegularExpressions;

namespace ChainRule.Explanations.Rendering;

/// <summary>Breaks a long sum before the signs between its terms, which LaTeX does not do by itself in aligned rows.</summary>
internal static partial class LatexBreaking
{
    /// <summary>The formula in parts of about the given width, as far as it has places to break at.</summary>
    public static IEnumerable<string> Break(string latex, int width)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < latex.Length; i++)
        {
            depth += latex[i] is '{' or '(' ? 1 : latex[i] is '}' or ')' ? -1 : 0;
            var next = latex.AsSpan(i);
            if (depth != 0 || !(next.StartsWith(" + ") || next.StartsWith(" - ")) || Width(latex[start..End(latex, i)]) <= width)
                continue;
            yield return latex[start..i];
            start = i + 1;
        }

        yield return latex[start..];
    }

    // The end of the term after the sign.
    private static int End(string latex, int sign)
    {
        var depth = 0;
        for (var i = sign + 3; i < latex.Length; i++)
        {
            depth += latex[i] is '{' or '(' ? 1 : latex[i] is '}' or ')' ? -1 : 0;
            if (depth == 0 && (latex.AsSpan(i).StartsWith(" + ") || latex.AsSpan(i).StartsWith(" - ")))
                return i;
        }

        return latex.Length;
    }

    // Letters and digits, as wide as plain text.
    private static int Width(string latex) => Command().Replace(latex, "").Length;

    [GeneratedRegex(@"\\(left|right|mathrm|frac|partial)\b|\\(?=[A-Za-z])|[{}_^ ]")]
    private static partial Regex Command();
}
