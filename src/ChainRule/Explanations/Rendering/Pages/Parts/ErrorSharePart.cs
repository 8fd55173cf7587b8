using ChainRule.Explanations.ErrorShares;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The shares of the error beside the true gradients, layer by layer.</summary>
internal static class ErrorSharePart
{
    private const double Tolerance = 1e-9;

    public static IEnumerable<Block> Of(ErrorShareTable shares, Language language)
    {
        yield return Page.Heading(ErrorShareTexts.Heading, language);
        yield return Page.Paragraph(ErrorShareTexts.Account, language);
        foreach (var layer in shares.Layers)
        {
            yield return new Heading(3, layer.Layer);
            yield return new Derived([.. layer.Neurons.Select(neuron => DerivationLine.Of(Head(neuron.Quantity), neuron.Account))]);
            yield return new Table(
                [
                    ErrorShareTexts.Neuron.In(language),
                    ErrorShareTexts.Share.In(language),
                    Phrase.Of(ErrorShareTexts.TrueError, language, new Formula(new Negation(new Named(new PartialDerivative(new Element(Letter.Activation, "", [])), double.NaN)))),
                    Phrase.Of(ErrorShareTexts.Delta, language, new Element(Letter.Error, "", [])),
                ],
                [.. layer.Neurons.Select(neuron => (IReadOnlyList<Phrase?>)[neuron.Quantity, double.IsFinite(neuron.Account.Value) ? neuron.Account.Value : null, neuron.Error, neuron.Delta])]);
            yield return new Paragraph(layer.Neurons.All(Agrees)
                ? Phrase.Of(ErrorShareTexts.Agree, language)
                : Phrase.Join(language, layer.Neurons.Where(neuron => !Agrees(neuron)).Select(neuron => Sentence(neuron, language))));
        }
    }

    private static Phrase Sentence(ErrorShare neuron, Language language) => neuron.Account.Value switch
    {
        var share when !double.IsFinite(share) => Phrase.Of(ErrorShareTexts.Undefined, language, neuron.Quantity, neuron.Error),
        var share when share * neuron.Error < 0 => Phrase.Of(ErrorShareTexts.Opposite, language, neuron.Quantity, share, neuron.Error),
        var share => Phrase.Of(ErrorShareTexts.Differ, language, neuron.Quantity, share, neuron.Error),
    };

    private static bool Agrees(ErrorShare neuron) => Math.Abs(neuron.Account.Value - neuron.Error) <= Tolerance * Math.Abs(neuron.Error);

    // The share of a₁ is called E₁.
    private static Formula Head(Quantity quantity) =>
        quantity is Element element ? Formula.Of(element with { Letter = "E" }) : new(new Call("E", double.NaN, new Named(quantity, double.NaN)));
}
