using System.Diagnostics.CodeAnalysis;
using ChainRule.Algebra;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>How single elements of a tape came about: they are computed over traced numbers.</summary>
internal sealed class Tracer
{
    private readonly Replay _replay;
    private readonly TracedElements _elements;
    private readonly LossFormulas _losses;

    /// <summary>A tracer of values with these names.</summary>
    public Tracer(Replay replay, SymbolTable symbols)
    {
        _replay = replay;
        _losses = new(replay, symbols, Read);
        _elements = new(replay, place => new(new Named(symbols[place], replay.Value(place), place)), _losses);
    }

    /// <summary>The formula of an element over named quantities, whose <see cref="Named.Source"/> is their place.</summary>
    public Expression Formula(Place place) => _elements.Compute(place).Expression;

    /// <summary>What is special about an element's variable; null where nothing is.</summary>
    public Text? NoteOf(Place place) => _losses.NoteOf(place) ?? place.Variable.Note;

    /// <summary>The letters that the operations of an element's formula give to intermediate values.</summary>
    public IEnumerable<Letter> Letters(Place place) =>
        Inlined(place).Prepend(place).SelectMany(part => part.Variable.Producer?.Operation.Letters ?? []);

    /// <summary>The elements without a name that an element's formula works out itself.</summary>
    public IEnumerable<Place> Inlined(Place place) => _elements.Inlined(place);

    /// <summary>The element as an operation sees it.</summary>
    public ElementView View(Place place) => new(place.Variable.Producer!, place.Index, _replay.Value(place), Read);

    /// <summary>The element as the formulas that read it say it: its name, or its formula where it has none.</summary>
    public Expression Read(Place place) => _elements.Read(place).Expression;

    private sealed class TracedElements(Replay replay, Func<Place, Traced> named, LossFormulas losses) : Elements<Traced>(replay, named)
    {
        private protected override bool TryWrite(Place place, [NotNullWhen(true)] out Traced? element) => (element = losses.Of(place)) is not null;
    }
}
