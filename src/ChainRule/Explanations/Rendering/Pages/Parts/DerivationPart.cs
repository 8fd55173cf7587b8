using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The given numbers, and the derivation from them.</summary>
internal static class DerivationPart
{
    public static IEnumerable<Block> Of(Explanation explanation, Language language)
    {
        yield return Page.Heading(Texts.Given, language);
        if (explanation.Row is { } row)
            yield return new Paragraph(Phrase.Join(
                language,
                Phrase.Of(PageTexts.Row, language, MethodPart.Count(row.Index), row.Data),
                row.IsStandardized ? Phrase.Of(PageTexts.Standardized, language) : null));
        yield return Values(explanation.Given, language);
        if (explanation.ForwardValues.Count > 0)
        {
            yield return Page.Paragraph(PageTexts.ForwardValues, language);
            yield return Values(explanation.ForwardValues, language);
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
            yield return Page.Paragraph(explanation.Omitted == 1 ? PageTexts.OmittedOne : PageTexts.Omitted, language, MethodPart.Count(explanation.Omitted));
    }

    // One row for every tensor.
    private static Glossary Values(IEnumerable<Given> values, Language language) => new(
    [
        .. from given in values
           group given by given.Address.Split('[')[0] into owner
           select new Entry(owner.Count() == 1 ? owner.First().Address : owner.Key, [.. owner.Select(given => (Phrase)given.Quantity + " = " + given.Value + InData(given, language))]),
    ]);

    private static string InData(Given given, Language language) => given switch
    {
        { Name: null } => "",
        { Raw: { } raw } => $" ({PageTexts.Raw.In(language, given.Name, raw.StartsWith('-') ? $"−{raw[1..]}" : raw)})",
        _ => $" ({given.Name})",
    };

    // Forward and backward, lines appear under the layer that computes them.
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
