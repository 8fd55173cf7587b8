using ChainRule.Explanations.Losses;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The loss along one parameter, with what the slope says.</summary>
internal static class DescentPart
{
    public static IEnumerable<Block> Of(Descent descent, Language language) =>
    [
        Page.Heading(DescentTexts.Heading, language, descent.Quantity),
        new DescentFigure(descent),
        Page.Paragraph(descent.Next is null ? DescentTexts.Caption : DescentTexts.CaptionOfStep, language, descent.Quantity),
        new Paragraph(Phrase.Join(language, Sentences(descent, language))),
    ];

    private static IEnumerable<Phrase> Sentences(Descent descent, Language language)
    {
        Phrase gradient = new PartialDerivative(descent.Quantity), quantity = descent.Quantity;
        yield return descent.Slope switch
        {
            _ when descent.Kink is { } kink => Phrase.Of(double.IsFinite(kink.Left) && double.IsFinite(kink.Right) ? DescentTexts.Kink : DescentTexts.Jump, language, gradient, kink.Left, kink.Right, descent.Slope),
            < 0 => Phrase.Of(DescentTexts.Negative, language, gradient, descent.Slope, quantity),
            > 0 => Phrase.Of(DescentTexts.Positive, language, gradient, descent.Slope, quantity),
            _ => Phrase.Of(DescentTexts.Level, language, gradient, quantity),
        };
        if (descent is not { Next: { } next, LossAtNext: { } lossAtNext })
            yield break;
        yield return Phrase.Of(DescentTexts.Lands, language, quantity, descent.Value, next, descent.Loss, lossAtNext);
        if (next != descent.Value && (next - descent.Value) * descent.Slope >= 0)
            yield return Phrase.Of(DescentTexts.Elsewhere, language);
        else if (lossAtNext > descent.Loss)
            yield return Phrase.Of(DescentTexts.Overshoots, language);
    }
}
