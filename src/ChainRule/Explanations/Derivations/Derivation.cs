using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>
/// Collects the lines that lead to some elements of a tape: each line's formula names quantities, which get lines of their own, those
/// that matter most first, until there are enough.
/// </summary>
internal sealed class Derivation
{
    // What leads to the loss alone comes after what leads to a gradient.
    private const double LossImportance = 0.9;

    private readonly Replay _replay;
    private readonly SymbolTable _symbols;
    private readonly Tracer _tracer;
    private readonly Func<Place, bool> _isDerived;
    private readonly int _lossIndex;
    private readonly int _mostTerms;
    private readonly Func<Place, Closeness> _closeness;
    private readonly Definitions _definitions;
    private readonly Dictionary<Symbol, Variable> _forward = [];
    private readonly Dictionary<Place, DerivationStep> _steps = [];
    private readonly Dictionary<string, DerivationStep> _letters = [];
    private readonly LossLetters _lossLetters;
    private readonly HashSet<Place> _given = [];
    private readonly HashSet<Place> _named = [];
    private readonly HashSet<Place> _omitted = [];
    private bool _isCut;

    /// <summary>The lines for the wanted elements, and before them those that they need.</summary>
    /// <param name="replay">the values</param>
    /// <param name="symbols">the names</param>
    /// <param name="tracer">the formulas</param>
    /// <param name="loss">what divides forward from backward</param>
    /// <param name="isDerived">which elements of the forward pass get lines; all others are taken by their value alone</param>
    /// <param name="closeness">how near elements are to what is explained: the nearest stay in long sums</param>
    /// <param name="wanted">what is derived</param>
    /// <param name="options">how much is said</param>
    public Derivation(Replay replay, SymbolTable symbols, Tracer tracer, Variable loss, Func<Place, bool> isDerived, Func<Place, Closeness> closeness, IReadOnlyList<Place> wanted, ExplanationOptions options)
    {
        (_replay, _symbols, _isDerived, _closeness, _tracer, _lossIndex, _mostTerms) = (replay, symbols, isDerived, closeness, tracer, loss.Index, options.MostTerms);
        _definitions = new(symbols, tracer.Letters);
        _lossLetters = new(_lossIndex);
        foreach (var variable in loss.Tape.Variables.Where(variable => variable.Index < loss.Index && variable.Producer is not null && variable.Name is not null))
            _forward[variable.Name!] = variable;
        var queue = new PriorityQueue<Place, double>(wanted.Select(place => (place, place.Variable == loss ? -LossImportance : -1)));
        while (queue.TryDequeue(out var place, out var priority))
        {
            if (_steps.ContainsKey(place))
                continue;
            if (_steps.Count >= options.MostSteps && !wanted.Contains(place))
                _omitted.Add(place);
            else
                queue.EnqueueRange(Derive(place).Select(next => (next.Place, priority * next.Share)));
        }
    }

    /// <summary>
    /// The elements with their lines, in the order of the tape: letters are defined before the line that first uses them, and what a
    /// variable's note says is said once.
    /// </summary>
    public IEnumerable<(Place Place, IReadOnlyList<DerivationStep> Steps)> Lines()
    {
        var defined = new HashSet<string>();
        var told = new HashSet<Text>();
        foreach (var (place, step) in _steps.OrderBy(pair => pair.Key.Variable.Index).ThenBy(pair => pair.Key.Index))
        {
            var line = _tracer.NoteOf(place) is { } note && told.Add(note) ? step with { Remarks = [new(note), .. step.Remarks] } : step;
            var before = place.Variable.Index == _lossIndex ? _lossLetters.Addresses() : [];
            yield return (place, [.. DefinitionsOf(before, defined), .. DefinitionsOf(step.Parents, defined), line]);
        }
    }

    /// <summary>What the lines name that nothing computes.</summary>
    public IEnumerable<Place> Given => _given.OrderBy(place => place.Variable.Index).ThenBy(place => place.Index);

    /// <summary>What the lines name of the forward pass and take by its value.</summary>
    public IEnumerable<Place> Taken => _named.Where(place => place.Variable.Producer is not null && !IsDerived(place)).OrderBy(place => place.Variable.Index).ThenBy(place => place.Index);

    /// <summary>Whether the lines work out all that they name, to the last term.</summary>
    public bool IsComplete => Omitted == 0 && !_isCut;

    /// <summary>All elements that lines are about or name.</summary>
    public IEnumerable<Place> Named => _named;

    /// <summary>How many elements are named whose own lines were left out.</summary>
    public int Omitted => _omitted.Count;

    private IEnumerable<DerivationStep> DefinitionsOf(IEnumerable<string> addresses, HashSet<string> defined)
    {
        foreach (var address in addresses)
        {
            if (!_letters.TryGetValue(address, out var letter) || !defined.Add(address))
                continue;
            foreach (var before in DefinitionsOf(letter.Parents, defined))
                yield return before;
            yield return letter;
        }
    }

    // What the lines name in turn, with how much it matters.
    private IEnumerable<(Place Place, double Share)> Derive(Place place)
    {
        var (formula, definitions) = _definitions.Of(place, _tracer.Formula(place));
        var whole = Abbreviation.Of(formula, _mostTerms, ClosenessOf);
        var parts = definitions.Select(line => (Line: line, Formula: Abbreviation.Of(line.Formula, _mostTerms, ClosenessOf))).ToList();
        _isCut |= parts.Select(part => part.Formula).Append(whole).Any(part => part.TermsLeftOut > 0);
        _steps[place] = Line(place, whole);
        foreach (var (line, abbreviation) in parts)
        {
            _letters[line.Address] = Definition(place, line, abbreviation);
            _lossLetters.Offer(place, line);
        }

        var leaves = parts.Select(part => part.Formula).Append(whole)
            .SelectMany(part => part.Shares)
            .Where(leaf => leaf.Quantity.Source is Place)
            .Select(leaf => (Place: (Place)leaf.Quantity.Source!, leaf.Share))
            .ToList();
        _named.UnionWith([place, .. leaves.Select(leaf => leaf.Place)]);
        _given.UnionWith(leaves.Select(leaf => leaf.Place).Where(leaf => leaf.Variable.Producer is null));
        leaves.AddRange(Forward(place).Select(forward => (forward, 1.0)));
        return leaves.Where(leaf => leaf.Place.Variable.Producer is not null && IsDerived(leaf.Place));
    }

    // What a gradient, or a local derivative, is taken by.
    private IEnumerable<Place> Forward(Place place)
    {
        var symbol = place.Variable.Name switch
        {
            GradientSymbol gradient => gradient.Of,
            DerivativeSymbol derivative => derivative.At,
            _ => null,
        };
        return symbol is not null && _forward.TryGetValue(symbol, out var variable) ? [new(variable, place.Index)] : [];
    }

    private bool IsDerived(Place place) => place.Variable.Index >= _lossIndex || _isDerived(place);

    private DerivationStep Line(Place place, Abbreviation formula)
    {
        var node = place.Variable.Producer!;
        var isUpdate = node.Operation.Effect == Effect.Update;
        var view = _tracer.View(place);
        return new()
        {
            Quantity = _symbols[place],
            Alias = _symbols.Alias(place),
            Address = isUpdate ? $"{place} after the step" : place.ToString(),
            Layer = node.Scope,
            Shorthand = node.Operation.Shorthand(view),
            Formula = formula.Formula,
            Value = _replay.Value(place),
            IsRounded = _replay.IsRounded(place.Variable),
            IsAssignment = isUpdate,
            Remarks = [.. Remarks(place, view, formula)],
            Parents = Parents(formula.Formula),
        };
    }

    private static DerivationStep Definition(Place place, Definitions.Definition line, Abbreviation formula) => new()
    {
        Quantity = line.Quantity,
        Address = line.Address,
        Layer = place.Variable.Producer!.Scope,
        Formula = formula.Formula,
        Value = line.Formula.Value,
        IsAssignment = line.Formula.Quantities().Any(named => named.Quantity.Equals(line.Quantity)),
        Remarks = [.. TermsLeftOut(formula)],
        Parents = Parents(formula.Formula),
    };

    private IEnumerable<Remark> Remarks(Place place, ElementView view, Abbreviation formula)
    {
        var isBackward = place.Variable.Index > _lossIndex;
        if (place.Variable.Producer!.Operation.Remark(view) is { } remark)
            yield return remark;
        else if (isBackward && ZeroFactor.Find(formula.Formula) is { } zero)
            yield return new(ZeroFactor.IsOfError(zero) ? Texts.ZeroFactor : Texts.ZeroValue, zero);
        else if (isBackward && ZeroFactor.FindInEveryTerm(formula.Formula) is { } first)
            yield return new(Texts.ZeroTerms, first);
        foreach (var kink in KinksInside(place))
            yield return kink;
        foreach (var cut in TermsLeftOut(formula))
            yield return cut;
    }

    // Of local derivatives that the formula works out itself, such as that of |y − t|.
    private IEnumerable<Remark> KinksInside(Place place) => _tracer.Inlined(place)
        .Where(inlined => inlined.Variable.Index > _lossIndex)
        .Select(inlined => inlined.Variable.Producer!.Operation.Kink(_tracer.View(inlined))?.Remark)
        .OfType<Remark>();

    private Closeness ClosenessOf(Named named) => named.Source is Place place ? _closeness(place) : Closeness.None;

    private static IEnumerable<Remark> TermsLeftOut(Abbreviation formula)
    {
        if (formula.TermsLeftOut == 0)
            yield break;
        var text = formula.ZerosLeftOut == 0 ? Texts.TermsLeftOut : formula.ZerosLeftOut < formula.TermsLeftOut ? Texts.TermsAndZerosLeftOut : Texts.ZerosLeftOut;
        yield return new(text, new Number(formula.TermsLeftOut), new Number(formula.ZerosLeftOut));
    }

    private static string[] Parents(Expression formula) =>
        [.. formula.Quantities().Select(named => named.Source?.ToString()).OfType<string>().Distinct()];
}
