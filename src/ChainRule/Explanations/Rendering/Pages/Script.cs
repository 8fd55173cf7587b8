using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>Writes formulas in a notation, to some significant digits.</summary>
internal sealed class Script(Notation notation, int digits)
{
    public string Write(Formula formula) =>
        formula.InNumbers ? notation.WriteNumbers(formula.Expression, digits) : notation.Write(formula.Expression);

    public string Write(Quantity quantity) => notation.Write(quantity);

    public string Write(double value) => notation.WriteNumber(value, digits);

    /// <summary>The line's head, then its links without those that would say the same once more.</summary>
    public (string Head, IReadOnlyList<(Relation Relation, string Formula)> Links) Write(DerivationLine line)
    {
        var head = Write(line.Head);
        var said = new HashSet<string>();
        var links = new List<(Relation, string)>();
        foreach (var link in line.Links)
        {
            var written = Write(link.Formula);
            if (written != head && said.Add(written))
                links.Add((link.Relation, written));
        }

        return (head, links);
    }
}
