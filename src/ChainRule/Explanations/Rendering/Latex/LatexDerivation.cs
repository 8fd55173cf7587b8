using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Latex;

/// <summary>Lines of a derivation as rows of LaTeX's aligned environments: broken at relations where they are too long for a page.</summary>
internal sealed class LatexDerivation(int digits)
{
    // As plain text is counted, in which a formula is about as wide as on a page.
    private const int LongestRow = 84;
    private const int LongestHead = 40;

    private readonly Script _script = new(Notation.Latex, digits);
    private readonly Script _text = new(Notation.Text, digits);

    public string Rows(DerivationLine line)
    {
        var (head, links) = _script.Write(line);
        var (textHead, textLinks) = _text.Write(line);
        var isLong = textHead.Length + textLinks.Sum(link => link.Formula.Length + 3) > LongestRow;
        var isHeadAlone = isLong && textHead.Length > LongestHead;
        return (isHeadAlone ? $"&{head}" : head)
            + string.Concat(links.Select((link, i) => $"{Gap(i == 0, isLong, isHeadAlone)}{Sign(link.Relation)} {string.Join(" \\\\\n&\\quad ", FormulaBreaking.Latex.Break(link.Formula, LongestRow))}"));
    }

    private static string Gap(bool isFirst, bool isLong, bool isHeadAlone) => (isFirst, isLong, isHeadAlone) switch
    {
        (true, _, true) => " \\\\\n&\\quad ",
        (true, _, false) => " &",
        (false, true, false) => " \\\\\n&",
        _ => " ",
    };

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Becomes => @"\leftarrow",
        Relation.Rounded => @"\approx",
        _ => "=",
    };
}
