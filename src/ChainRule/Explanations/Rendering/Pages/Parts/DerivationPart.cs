using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>What is given, and the derivation from it.</summary>
internal static class DerivationPart
{
    public static IEnumerable<Block> Of(Explanation explanation, Language language)
    {
        yield return Page.Heading(Texts.Given, language);
        if (explanation.Row is { } row)
            yield return new Paragraph(Phrase.Join(language, Source(row, language)));
        yield return Values(explanation.Given, language);
        if (explanation.Taken.Count > 0)
        {
            yield return Page.Paragraph(PageTexts.Taken, language);
            yield return Values(explanation.Taken, language);
        }

        foreach (var section in explanation.Sections)
        {
            yield return Page.Heading(Texts.Heading(section.Kind), language);
            foreach (var (layer, steps) in ByLayer(section))
            {
                if (layer.Length > 0)
                    yield return new Heading(3, layer);
                yield return new Derived([.. steps.Select(step => DerivationLine.Of(step, language))]);
            }
        }

        if (explanation.Omitted > 0)
            yield return Page.Paragraph(explanation.Omitted == 1 ? PageTexts.OmittedOne : PageTexts.Omitted, language, new Formula(new Number(explanation.Omitted)));
    }

    private static IEnumerable<Phrase> Source(DataRow row, Language language)
    {
        yield return Phrase.Of(PageTexts.Row, language, new Formula(new Number(row.Index)), row.Data);
        if (row.IsStandardized)
            yield return Phrase.Of(PageTexts.Standardized, language);
    }

    // One row for every tensor that numbers are taken from.
    private static Glossary Values(IEnumerable<Given> values, Language language) => new([.. values.GroupBy(given => Owner(given.Address)).Select(owner => Entry(owner, language))]);

    private static Entry Entry(IGrouping<string, Given> owner, Language language) =>
        new(owner.Count() == 1 ? owner.First().Address : owner.Key, [.. owner.Select(given => (Phrase)given.Quantity + " = " + given.Value + Told(given, language))]);

    private static string Told(Given given, Language language) => given switch
    {
        { Name: null } => "",
        { Raw: { } raw } => $" ({PageTexts.Raw.In(language, given.Name, raw.StartsWith('-') ? $"−{raw[1..]}" : raw)})",
        _ => $" ({given.Name})",
    };

    private static string Owner(string address) => address.Split('[')[0];

    // On the way forward and back, lines stand under the layer that computes them.
    private static List<(string Layer, List<DerivationStep> Steps)> ByLayer(Section section)
    {
        var groups = new List<(string Layer, List<DerivationStep> Steps)>();
        foreach (var step in section.Steps)
        {
            var layer = section.Kind is SectionKind.Forward or SectionKind.Backward ? step.Layer : "";
            if (groups is not [.., var last] || last.Layer != layer)
                groups.Add((layer, []));
            groups[^1].Steps.Add(step);
        }

        return groups;
    }
}
