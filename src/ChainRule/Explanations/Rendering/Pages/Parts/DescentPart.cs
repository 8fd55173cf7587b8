using ChainRule.Explanations.Losses;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The loss as one parameter varies, and what its slope means.</summary>
internal static class DescentPart
{
    public static IEnumerable<Block> Of(Descent descent, Language language) =>
    [
        Page.Heading(DescentTexts.Heading, language, descent.Quantity),
        new DescentFigure(descent),
        new Paragraph(Phrase.Join(
            language,
            Phrase.Of(DescentTexts.Caption, language, descent.Quantity),
            descent.Next is null ? null : Phrase.Of(DescentTexts.CaptionOfStep, language))),
        new Paragraph(Phrase.Join(language, [Slope(descent, language), .. descent is { Next: { } next, LossAtNext: { } loss } ? Step(descent, next, loss, language) : []])),
    ];

    private static Phrase Slope(Descent descent, Language language)
    {
        Phrase gradient = new PartialDerivative(descent.Quantity);
        return descent.Slope switch
        {
            _ when descent.Kink is { } kink => Phrase.Of(double.IsFinite(kink.Left) && double.IsFinite(kink.Right) ? DescentTexts.Kink : DescentTexts.Jump, language, gradient, kink.Left, kink.Right, descent.Slope),
            < 0 => Phrase.Of(DescentTexts.Negative, language, gradient, descent.Slope, descent.Quantity),
            > 0 => Phrase.Of(DescentTexts.Positive, language, gradient, descent.Slope, descent.Quantity),
            _ => Phrase.Of(DescentTexts.Level, language, gradient, descent.Quantity),
        };
    }

    private static IEnumerable<Phrase?> Step(Descent descent, double next, double loss, Language language) =>
    [
        Phrase.Of(DescentTexts.Lands, language, descent.Quantity, descent.Value, next, descent.Loss, loss),
        next != descent.Value && (next - descent.Value) * descent.Slope >= 0 ? Phrase.Of(DescentTexts.Elsewhere, language)
            : loss > descent.Loss ? Phrase.Of(DescentTexts.Overshoots, language)
            : null,
    ];
}
