using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Latex;

/// <summary>Lines of a derivation as rows of LaTeX's aligned environments; rows too long for a page break at relations.</summary>
internal sealed class LatexDerivation(int digits)
{
    // In characters of plain text, in which a formula is about as wide as on a page.
    private const int LongestRow = 84;
    private const int LongestHead = 40;

    private readonly Script _script = new(Notation.Latex, digits);
    private readonly Script _text = new(Notation.Text, digits);

    public string Rows(DerivationLine line)
    {
        var (head, links) = _script.Write(line);
        var (textHead, textLinks) = _text.Write(line);
        var isLong = textHead.Length + textLinks.Sum(link => link.Written.Length + 3) > LongestRow;
        var isHeadAlone = isLong && textHead.Length > LongestHead;
        var (first, others) = (isHeadAlone ? " \\\\\n&\\quad " : " &", isLong && !isHeadAlone ? " \\\\\n&" : " ");
        return (isHeadAlone ? $"&{head}" : head)
            + string.Concat(links.Select((link, i) => $"{(i == 0 ? first : others)}{Sign(link.Link.Relation)} {string.Join(" \\\\\n&\\quad ", FormulaBreaking.Latex.Break(link.Written, LongestRow))}"));
    }

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Becomes => @"\leftarrow",
        Relation.Rounded => @"\approx",
        _ => "=",
    };
}
