using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>What came out: gradients, new values, the loss before and after.</summary>
internal static class ResultPart
{
    public static IEnumerable<Block> Of(Explanation explanation, Language language)
    {
        var isUpdated = explanation.Subjects.Any(subject => subject.Updated is not null);
        IReadOnlyList<Text> header = [PageTexts.Parameter, PageTexts.Symbol, PageTexts.Value, PageTexts.Gradient, .. isUpdated ? [PageTexts.AfterStep] : Array.Empty<Text>()];
        yield return Page.Heading(PageTexts.Result, language);
        yield return new Table(
            [.. header.Select(text => (Phrase)text.In(language))],
            [.. explanation.Subjects.Select(subject => (IReadOnlyList<Phrase?>)[subject.Address, subject.Quantity, subject.Value, subject.Gradient, .. isUpdated ? [subject.Updated is { } updated ? updated : null] : Array.Empty<Phrase?>()])]);
        yield return Loss(explanation.Loss, explanation.LossAfter, language);
    }

    private static Paragraph Loss(double before, double? after, Language language) => after switch
    {
        null => Page.Paragraph(PageTexts.Loss, language, new Element("L", "", []), before),
        { } value when value < before => Page.Paragraph(PageTexts.LossFalls, language, before, value, before - value),
        { } value when value > before => Page.Paragraph(PageTexts.LossRises, language, before, value, value - before),
        _ => Page.Paragraph(PageTexts.LossStays, language, before),
    };
}
