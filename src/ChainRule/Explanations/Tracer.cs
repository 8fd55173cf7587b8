using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>How single elements of a tape came about: they are computed over traced numbers.</summary>
internal sealed class Tracer(Replay replay, SymbolTable symbols)
{
    private readonly Elements<Traced> _elements = new(replay, place => new(new Named(symbols[place], replay.Value(place), place)));

    /// <summary>The formula of an element over named quantities, whose <see cref="Named.Source"/> is their place.</summary>
    public Expression Formula(Place place) => _elements.Compute(place).Expression;

    /// <summary>The element as the formulas that read it say it: its name, or its formula where it has none.</summary>
    public Expression Read(Place place) => _elements.Read(place).Expression;
}
