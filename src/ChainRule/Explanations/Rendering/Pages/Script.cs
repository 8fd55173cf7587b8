using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>Writes formulas in a notation, to some significant digits.</summary>
internal sealed class Script(Notation notation, int digits)
{
    public string Write(Formula formula) =>
        formula.InNumbers ? notation.WriteNumbers(formula.Expression, digits) : notation.Write(formula.Expression);

    /// <summary>The terms of a sum with their signs; the whole of any other formula.</summary>
    public IReadOnlyList<string> WriteTerms(Formula formula) => notation.WriteTerms(formula.Expression, formula.InNumbers ? digits : null);

    public string Write(Quantity quantity) => notation.Write(quantity);

    /// <summary>The line's head, then its links without repetitions.</summary>
    public (string Head, IReadOnlyList<(Link Link, string Written)> Links) Write(DerivationLine line)
    {
        var head = Write(line.Head);
        var written = new HashSet<string> { head };
        return (head, [.. line.Links.Select(link => (Link: link, Written: Write(link.Formula))).Where(link => written.Add(link.Written))]);
    }
}
