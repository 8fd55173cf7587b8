using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>The sign between two parts of a line.</summary>
internal enum Relation
{
    Equal = '=',
    Rounded = '≈',
    Becomes = '←',
}

/// <summary>A further part of a line.</summary>
internal sealed record Link(Relation Relation, Formula Formula);

/// <summary>z = symbols = numbers = value, with remarks.</summary>
internal sealed record DerivationLine(Formula Head, IReadOnlyList<Link> Links)
{
    public IReadOnlyList<Phrase> Remarks { get; init; } = [];

    /// <summary>The address of the quantity on the left; empty if it has none.</summary>
    public string Address { get; init; } = "";

    public static DerivationLine Of(DerivationStep step, Language language)
    {
        Formula[] formulas =
        [
            .. step.Shorthand is { } shorthand ? [new Formula(shorthand)] : Array.Empty<Formula>(),
            new(step.Formula),
            new(step.Formula, InNumbers: true),
            Formula.Of(step.IsRounded ? step.Formula.Value : step.Value),
        ];
        return new(
            Formula.Of(step.Quantity),
            [
                .. step.Alias is { } alias ? [new Link(Relation.Equal, Formula.Of(alias))] : Array.Empty<Link>(),
                .. formulas.Select((formula, i) => new Link(i == 0 && step.IsAssignment ? Relation.Becomes : Relation.Equal, formula)),
                .. step.IsRounded ? [new Link(Relation.Rounded, Formula.Of(step.Value))] : Array.Empty<Link>(),
            ])
        {
            Address = step.Address,
            Remarks = [.. step.Remarks.Select(remark => Sentence(remark, language))],
        };
    }

    public static Phrase Sentence(Remark remark, Language language) =>
        Phrase.Of(remark.Text, language, [.. remark.Arguments.Select(argument => (Phrase)new Formula(argument))]);

    /// <summary>A formula in symbols, in numbers, and its value.</summary>
    public static DerivationLine Of(Formula head, Expression formula) =>
        new(head, [new(Relation.Equal, new(formula)), new(Relation.Equal, new(formula, InNumbers: true)), new(Relation.Equal, Formula.Of(formula.Value))]);
}
