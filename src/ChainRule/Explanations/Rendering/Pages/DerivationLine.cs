using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>What stands between two parts of a line.</summary>
internal enum Relation
{
    Equal,
    Rounded,
    Becomes,
}

/// <summary>A further part of a line.</summary>
internal sealed record Link(Relation Relation, Formula Formula);

/// <summary>z = symbols = numbers = value, with what there is to say of it.</summary>
internal sealed record DerivationLine(Formula Head, IReadOnlyList<Link> Links)
{
    public IReadOnlyList<Phrase> Remarks { get; init; } = [];

    /// <summary>The address of what the line is about; empty where it has none.</summary>
    public string Address { get; init; } = "";

    public static DerivationLine Of(DerivationStep step, Language language)
    {
        var links = new List<Link>();
        if (step.Alias is { } alias)
            links.Add(new(Relation.Equal, Formula.Of(alias)));
        var start = links.Count;
        if (step.Shorthand is { } shorthand)
            links.Add(new(Relation.Equal, new(shorthand)));
        links.Add(new(Relation.Equal, new(step.Formula)));
        links.Add(new(Relation.Equal, new(step.Formula, InNumbers: true)));
        links.Add(new(Relation.Equal, Formula.Of(step.IsRounded ? step.Formula.Value : step.Value)));
        if (step.IsRounded)
            links.Add(new(Relation.Rounded, Formula.Of(step.Value)));
        if (step.IsAssignment)
            links[start] = links[start] with { Relation = Relation.Becomes };
        return new(Formula.Of(step.Quantity), links)
        {
            Address = step.Address,
            Remarks = [.. step.Remarks.Select(remark => Said(remark, language))],
        };
    }

    /// <summary>The sentence with its formulas.</summary>
    public static Phrase Said(Remark remark, Language language) =>
        Phrase.Of(remark.Text, language, [.. remark.Arguments.Select(argument => (Phrase)new Formula(argument))]);

    /// <summary>A formula in symbols, in numbers, and its value.</summary>
    public static DerivationLine Of(Formula head, Expression formula) =>
        new(head, [new(Relation.Equal, new(formula)), new(Relation.Equal, new(formula, InNumbers: true)), new(Relation.Equal, Formula.Of(formula.Value))]);
}
