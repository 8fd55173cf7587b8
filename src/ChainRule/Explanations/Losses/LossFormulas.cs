using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>Textbook formulas for losses on a tape and for their gradients.</summary>
internal sealed class LossFormulas
{
    private const double Tolerance = 1e-12;

    private readonly Replay _replay;
    private readonly Dictionary<Variable, Func<int, Traced>> _formulas = [];
    private readonly Dictionary<Variable, Text?> _notes = [];
    private readonly Dictionary<Place, Traced?> _known = [];

    public LossFormulas(Replay replay, SymbolTable symbols, Func<Place, Expression> read)
    {
        _replay = replay;
        foreach (var loss in replay.Tape.Variables)
        {
            if (loss.WrittenAs is not { } formula)
                continue;
            var terms = new LossTerms(formula, replay, symbols, read);
            _formulas[loss] = _ => formula.Loss(terms);
            foreach (var gradient in replay.Tape.Variables.Where(variable => formula.Output.Name is { } output && variable.Name == new GradientSymbol(output)))
            {
                _formulas[gradient] = index => formula.Gradient(terms, index);
                _notes[gradient] = formula.Note;
            }
        }
    }

    /// <summary>The element's formula; null if it has none, or one that does not give the value that the engine computed.</summary>
    public Traced? Of(Place place)
    {
        if (!_formulas.TryGetValue(place.Variable, out var formula))
            return null;
        if (!_known.TryGetValue(place, out var written))
            _known[place] = written = formula(place.Index) is var found && IsRight(found.Expression, place) ? found : null;
        return written;
    }

    /// <summary>The note on the element's formula; null if there is none.</summary>
    public Text? NoteOf(Place place) => _notes.GetValueOrDefault(place.Variable) is { } note && Of(place) is not null ? note : null;

    // Where terms cancel, a sum is as exact as its largest term.
    private bool IsRight(Expression formula, Place place) =>
        Math.Abs(formula.Value - _replay.Value(place)) <= Tolerance * Scale(formula);

    private static double Scale(Expression formula) => formula.Parts.Select(Scale).Append(Math.Abs(formula.Value)).Max();
}
