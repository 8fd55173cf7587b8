using System.Diagnostics.CodeAnalysis;
using ChainRule.Algebra;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>The formulas of single elements of a tape, computed over traced numbers.</summary>
internal sealed class Tracer : Elements<Traced>
{
    private readonly LossFormulas _losses;

    public Tracer(Replay replay, SymbolTable symbols)
        : base(replay, place => new(new Named(symbols[place], replay.Value(place), place)))
    {
        (Replay, Symbols) = (replay, symbols);
        _losses = new(replay, symbols, Term);
    }

    public Replay Replay { get; }

    public SymbolTable Symbols { get; }

    /// <summary>The formula of an element over named quantities, whose <see cref="Named.Source"/> is their place.</summary>
    public Expression Formula(Place place) => Compute(place).Expression;

    /// <summary>The element in the formulas that use it: its name, or its own formula if it has no name.</summary>
    public Expression Term(Place place) => Read(place).Expression;

    /// <summary>The note on an element's variable; null if there is none.</summary>
    public Remark? NoteOf(Place place) => _losses.NoteOf(place) ?? place.Variable.Note;

    /// <summary>The letters that the operations of an element's formula give to intermediate values.</summary>
    public IEnumerable<Letter> Letters(Place place) =>
        Inlined(place).Prepend(place).SelectMany(part => part.Variable.Producer?.Operation.Letters ?? []);

    /// <summary>The element as an operation sees it.</summary>
    public ElementView View(Place place) => new(place.Variable.Producer!, place.Index, Replay.Value(place), Term);

    private protected override bool TryWrite(Place place, [NotNullWhen(true)] out Traced? element) => (element = _losses.Of(place)) is not null;
}
