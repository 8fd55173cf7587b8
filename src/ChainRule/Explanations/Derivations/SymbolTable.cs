using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>
/// The names of a tape's elements: a letter that several layers share carries its layer, and indexes count from 1 in every dimension
/// larger than 1. ∂L/∂z of a weighted sum is δ.
/// </summary>
internal sealed class SymbolTable(Tape tape)
{
    private readonly HashSet<string> _shared =
    [
        .. from letter in tape.Variables.Select(variable => variable.Name).OfType<LetterSymbol>().Distinct()
           group letter.Layer by letter.Letter.Sign into layers
           where layers.Distinct().Count() > 1
           select layers.Key,
    ];

    public Quantity this[Place place] => Name(place, place.Variable.Name!, abbreviates: true);

    /// <summary>The full name of an abbreviation, ∂L/∂z for δ; null for other names.</summary>
    public Quantity? Alias(Place place) =>
        place.Variable.Name is GradientSymbol { Of: LetterSymbol { Letter.Role: Role.WeightedSum } } ? Name(place, place.Variable.Name, abbreviates: false) : null;

    /// <summary>A letter outside of layers, with the place's indexes.</summary>
    public Element Element(Letter letter, Place place) => Element(letter, letter, "", place);

    private Quantity Name(Place place, Symbol symbol, bool abbreviates) => symbol switch
    {
        GradientSymbol { Of: LetterSymbol { Letter.Role: Role.WeightedSum } z } when abbreviates => Element(Letter.Error, z.Letter, z.Layer, place),
        GradientSymbol gradient => new PartialDerivative(Name(place, gradient.Of, abbreviates)),
        DerivativeSymbol derivative => new LocalDerivative(derivative.Function, Name(place, derivative.At, abbreviates)),
        LetterSymbol letter => Element(letter.Letter, letter.Letter, letter.Layer, place),
        _ => throw new NotSupportedException(symbol.GetType().Name),
    };

    private Element Element(Letter letter, Letter likeLetter, string layer, Place place) =>
        new(letter, _shared.Contains(likeLetter.Sign) ? layer : "", [.. place.Indexes.Where((_, i) => place.Variable.Shape[i] > 1).Select(index => index + 1)])
        {
            IsWide = place.Variable.Shape.Any(size => size > 9),
        };
}
