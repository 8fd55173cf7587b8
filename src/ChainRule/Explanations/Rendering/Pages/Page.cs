using ChainRule.Explanations.Rendering.Pages.Parts;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>An explanation as a sequence of blocks in one language, independent of the format.</summary>
internal static class Page
{
    public static IReadOnlyList<Block> Of(Explanation explanation, Language language) =>
    [
        Title(explanation, language),
        .. explanation.Subjects is [var subject]
            ? [Paragraph(PageTexts.Subject, language, subject.Address, subject.Quantity, subject.Value, new PartialDerivative(subject.Quantity), subject.Gradient)]
            : Array.Empty<Block>(),
        .. explanation.Warning is { } warning ? [Paragraph(PageTexts.Warning, language, warning.In(language))] : Array.Empty<Block>(),
        .. NetworkPart.Of(explanation, language),
        Heading(PageTexts.Symbols, language),
        new Legend(explanation, language).Entries(),
        .. DerivationPart.Of(explanation, language),
        .. ResultPart.Of(explanation, language),
        .. explanation.Methods.SelectMany(comparison => MethodPart.Of(comparison, explanation, language)),
        .. explanation.ErrorShares is { } shares ? ErrorSharePart.Of(shares, language) : [],
        .. explanation.Descents.SelectMany(descent => DescentPart.Of(descent, language)),
    ];

    public static Heading Heading(Text text, Language language, params IReadOnlyList<Phrase> arguments) => new(2, Phrase.Of(text, language, arguments));

    public static Paragraph Paragraph(Text text, Language language, params IReadOnlyList<Phrase> arguments) => new(Phrase.Of(text, language, arguments));

    private static Heading Title(Explanation explanation, Language language) => new(1, explanation.Subjects is [var subject]
        ? Phrase.Of(PageTexts.TitleOfOne, language, explanation.Network, new PartialDerivative(subject.Quantity))
        : Phrase.Of(PageTexts.TitleOfAll, language, explanation.Network, MethodPart.Count(explanation.Subjects.Count)));
}
