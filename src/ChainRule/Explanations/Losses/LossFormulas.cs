using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>Which elements of a tape are a loss or its gradient in the words of a textbook.</summary>
internal sealed class LossFormulas
{
    private const double Tolerance = 1e-12;

    private readonly Replay _replay;
    private readonly Dictionary<Variable, Func<int, Traced>> _formulas = [];
    private readonly Dictionary<Variable, Text?> _notes = [];
    private readonly Dictionary<Place, Traced?> _known = [];

    /// <summary>Finds them.</summary>
    /// <param name="replay">the values</param>
    /// <param name="symbols">the names</param>
    /// <param name="read">an element by its name</param>
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

    /// <summary>The element's formula; null where it has none, or one that does not come to the engine's figure.</summary>
    public Traced? Of(Place place)
    {
        if (!_formulas.TryGetValue(place.Variable, out var formula))
            return null;
        if (!_known.TryGetValue(place, out var written))
            _known[place] = written = formula(place.Index) is var said && IsRight(said.Expression, place) ? said : null;
        return written;
    }

    /// <summary>What is said of the element's formula.</summary>
    public Text? NoteOf(Place place) => _notes.GetValueOrDefault(place.Variable) is { } note && Of(place) is not null ? note : null;

    // Where terms cancel, a sum is as exact as its largest term.
    private bool IsRight(Expression formula, Place place) =>
        Math.Abs(formula.Value - _replay.Value(place)) <= Tolerance * Scale(formula);

    private static double Scale(Expression formula) => formula.Parts.Select(Scale).Append(Math.Abs(formula.Value)).Max();
}
