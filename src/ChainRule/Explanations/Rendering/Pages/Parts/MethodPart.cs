using ChainRule.Explanations.Methods;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>One gradient in several ways, with the cost of each.</summary>
internal static class MethodPart
{
    // With fewer, going from operation to operation takes longer than the operations themselves.
    private const int FewMultiplications = 10_000;

    public static IEnumerable<Block> Of(MethodComparison comparison, Explanation explanation, Language language)
    {
        var quantity = explanation.Subjects.First(subject => subject.Address == comparison.Address).Quantity;
        yield return Page.Heading(MethodTexts.Heading, language, new PartialDerivative(quantity));
        if (explanation.Sections.SelectMany(section => section.Steps).Any(step => step.IsRounded))
            yield return Page.Paragraph(MethodTexts.NotRounded, language);
        yield return Costs(comparison, language);
        if (IsTimed(comparison))
            yield return new Paragraph(Phrase.Join(
                language,
                Phrase.Of(MethodTexts.Timing, language, Count(comparison.Parameters)),
                comparison.Methods[0].MultiplicationsForAll < FewMultiplications ? Phrase.Of(MethodTexts.Overhead, language) : null));
        if (comparison.Methods[0].MultiplicationsForAll is > 0 and var backward && comparison.Methods.Skip(1).Min(method => method.MultiplicationsForAll) is { } cheapest && cheapest > backward)
            yield return Page.Paragraph(MethodTexts.WhyBackward, language, Count(comparison.Parameters), Count(Math.Round(cheapest / backward, 1)));
        foreach (var block in Quotients(comparison, quantity, language).Concat(comparison.Paths is { } paths ? PathPart.Of(paths, quantity, language) : []))
            yield return block;
    }

    public static Phrase Count(double count) => new(new Formula(new Number(count)));

    private static Table Costs(MethodComparison comparison, Language language)
    {
        var reference = comparison.Methods[0].Value;
        var isTimed = IsTimed(comparison);
        return new(
            [
                MethodTexts.Method.In(language),
                PageTexts.Value.In(language),
                MethodTexts.Difference.In(language),
                MethodTexts.MultiplicationsForOne.In(language),
                Phrase.Of(MethodTexts.MultiplicationsForAll, language, Count(comparison.Parameters)),
                .. isTimed ? [MethodTexts.Seconds.In(language)] : Array.Empty<Phrase>(),
            ],
            [.. comparison.Methods.Select(method => (IReadOnlyList<Phrase?>)
            [
                MethodTexts.Name(method.Method).In(language),
                Optional(method.Value),
                Optional(method.Value - reference),
                Optional(method.Multiplications),
                Optional(method.MultiplicationsForAll),
                .. isTimed ? [Optional(method.Seconds)] : Array.Empty<Phrase?>(),
            ])]);
    }

    private static bool IsTimed(MethodComparison comparison) => comparison.Methods.Any(method => method.Seconds is not null);

    private static IEnumerable<Block> Quotients(MethodComparison comparison, Quantity quantity, Language language)
    {
        var quotients = comparison.Differences;
        if (quotients.Count == 0)
            yield break;
        yield return new Heading(3, MethodTexts.Quotients.In(language));
        var isKink = comparison.Kink is not null;
        yield return new Table(
            isKink
                ? ["Δ", MethodTexts.QuotientFromLeft.In(language), MethodTexts.QuotientFromRight.In(language)]
                : ["Δ", "(L(w + Δ) − L(w))/Δ", MethodTexts.QuotientError.In(language)],
            [.. quotients.Select(quotient => (IReadOnlyList<Phrase?>)(isKink ? [quotient.Delta, quotient.FromLeft, quotient.Value] : [quotient.Delta, quotient.Value, quotient.Error]))]);
        var best = quotients.MinBy(quotient => Math.Abs(quotient.Error))!;
        if (comparison.Kink is { } kink)
            yield return new Paragraph(Sentences(kink, comparison.Methods[0].Value!.Value, quantity, language));
        else if (best.Error < quotients[^1].Error)
            yield return Page.Paragraph(MethodTexts.RoundingSpoils, language, best.Delta);
    }

    private static Phrase Sentences(LossKink kink, double gradient, Quantity quantity, Language language) => Phrase.Join(language,
    [
        Phrase.Of(kink.IsJump ? MethodTexts.Jump : kink.IsBetween ? MethodTexts.Kink : MethodTexts.KinkBeyond, language, quantity, kink.Left, kink.Right, gradient),
        .. kink.Causes.Select(cause => DerivationLine.Sentence(cause, language)),
    ]);

    private static Phrase? Optional(double? value) => value is { } number ? number : null;
}
