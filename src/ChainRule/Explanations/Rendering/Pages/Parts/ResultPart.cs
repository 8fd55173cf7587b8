using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The results: gradients, new values, the loss before and after.</summary>
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
        yield return new Paragraph(Phrase.Join(language, Loss(explanation.Loss, explanation.LossAfter, explanation.SlopeAlongStep, language)));
    }

    // A rise means that the step was too long only if it went downhill.
    private static Phrase[] Loss(double before, double? after, double? slope, Language language) => after switch
    {
        null => [Phrase.Of(PageTexts.Loss, language, new Element(Letter.Loss, "", []), before)],
        { } value when value < before => [Phrase.Of(PageTexts.LossFalls, language, before, value, before - value)],
        { } value when value > before => [Phrase.Of(PageTexts.LossRises, language, before, value, value - before), Phrase.Of(slope < 0 ? PageTexts.StepTooLong : PageTexts.StepElsewhere, language)],
        _ => [Phrase.Of(PageTexts.LossStays, language, before)],
    };
}
