using ChainRule.Explanations.Losses;
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
    // What leads only to the loss comes after what leads to a gradient.
    private const double LossImportance = 0.9;

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
    private readonly HashSet<Place> _named = [];
    private readonly HashSet<Place> _omitted = [];
    private bool _isCut;

    /// <summary>Derives the wanted elements, and before them those that they need. Of the forward pass, only elements that are derived get lines.</summary>
    public Derivation(Tracer tracer, Variable loss, Func<Place, bool> isDerived, Func<Place, Closeness> closeness, IReadOnlyList<Place> wanted, ExplanationOptions options)
    {
        (_tracer, _isDerived, _closeness, _lossIndex, _mostTerms) = (tracer, isDerived, closeness, loss.Index, options.MostTerms);
        (_definitions, _lossLetters) = (new(tracer.Symbols, tracer.Letters), new(_lossIndex));
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
    /// The elements with their lines, in the order of the tape. Letters are defined before the line that first uses them; a variable's
    /// note appears once, and so does the reason why lines are zero.
    /// </summary>
    public IEnumerable<(Place Place, IReadOnlyList<DerivationStep> Steps)> Lines()
    {
        var defined = new HashSet<string>();
        var told = new HashSet<(Text, string)>();
        foreach (var (place, step) in _steps.OrderBy(pair => pair.Key.Variable.Index).ThenBy(pair => pair.Key.Index))
        {
            Remark[] note = _tracer.NoteOf(place) is { } text ? [text] : [];
            var line = step with { Remarks = [.. note.Where(IsNew), .. step.Remarks.Where(remark => !ZeroRemark.Is(remark) || IsNew(remark))] };
            var before = place.Variable.Index == _lossIndex ? _lossLetters.Addresses() : [];
            yield return (place, [.. DefinitionsOf(before, defined), .. DefinitionsOf(step.Parents, defined), line]);
        }

        bool IsNew(Remark remark) => told.Add((remark.Text, string.Concat(remark.Arguments)));
    }

    /// <summary>The named elements that nothing computes.</summary>
    public IEnumerable<Place> Given => InOrder(_named.Where(place => place.Variable.Producer is null));

    /// <summary>The named elements of the forward pass that are not derived.</summary>
    public IEnumerable<Place> ForwardValues => InOrder(_named.Where(place => place.Variable.Producer is not null && !IsDerived(place)));

    /// <summary>Whether everything that the lines name is derived, to the last term.</summary>
    public bool IsComplete => Omitted == 0 && !_isCut;

    /// <summary>All elements that have lines or are named in one.</summary>
    public IEnumerable<Place> Named => _named;

    /// <summary>How many elements are named whose own lines were left out.</summary>
    public int Omitted => _omitted.Count;

    private static IEnumerable<Place> InOrder(IEnumerable<Place> places) => places.OrderBy(place => place.Variable.Index).ThenBy(place => place.Index);

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

    // The elements that the element's lines name, each with its importance.
    private IEnumerable<(Place Place, double Share)> Derive(Place place)
    {
        var (formula, definitions) = _definitions.Of(place, _tracer.Formula(place));
        var whole = Abbreviate(formula);
        var parts = definitions.Select(line => (Line: line, Formula: Abbreviate(line.Formula))).ToList();
        Abbreviation[] all = [.. parts.Select(part => part.Formula), whole];
        _isCut |= all.Any(part => part.TermsLeftOut > 0);
        _steps[place] = Line(place, whole);
        foreach (var (line, abbreviation) in parts)
        {
            _letters[line.Address] = Definition(place, line, abbreviation);
            _lossLetters.Offer(place, line);
        }

        var leaves = all.SelectMany(part => part.Shares)
            .Where(leaf => leaf.Quantity.Source is Place)
            .Select(leaf => (Place: (Place)leaf.Quantity.Source!, leaf.Share))
            .ToList();
        _named.UnionWith([place, .. leaves.Select(leaf => leaf.Place)]);
        leaves.AddRange(Forward(place).Select(forward => (forward, 1.0)));
        return leaves.Where(leaf => leaf.Place.Variable.Producer is not null && IsDerived(leaf.Place));

        Abbreviation Abbreviate(Expression formula) =>
            new(formula, _mostTerms, named => named.Source is Place place ? _closeness(place) : Closeness.None);
    }

    // The value with respect to which a gradient or a local derivative is taken.
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
            Quantity = _tracer.Symbols[place],
            Alias = _tracer.Symbols.Alias(place),
            Address = isUpdate ? $"{place} after the step" : place.ToString(),
            Layer = node.Scope,
            Shorthand = node.Operation.Shorthand(view),
            Formula = formula.Formula,
            Value = _tracer.Replay.Value(place),
            IsRounded = _tracer.Replay.IsRounded(place.Variable),
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
        var remark = place.Variable.Producer!.Operation.Remark(view) ?? (place.Variable.Index > _lossIndex ? ZeroRemark.On(formula.Formula) : null);
        return [.. remark is null ? [] : (Remark[])[remark], .. KinksInside(place), .. TermsLeftOut(formula)];
    }

    // Of local derivatives that the formula works out itself, such as that of |y − t|.
    private IEnumerable<Remark> KinksInside(Place place) => _tracer.Inlined(place)
        .Where(inlined => inlined.Variable.Index > _lossIndex)
        .Select(inlined => inlined.Variable.Producer!.Operation.Kink(_tracer.View(inlined))?.Remark)
        .OfType<Remark>();

    private static IEnumerable<Remark> TermsLeftOut(Abbreviation formula)
    {
        if (formula.TermsLeftOut == 0)
            return [];
        var text = formula.ZerosLeftOut == 0 ? Texts.TermsLeftOut : formula.ZerosLeftOut < formula.TermsLeftOut ? Texts.TermsAndZerosLeftOut : Texts.ZerosLeftOut;
        return [new(text, new Number(formula.TermsLeftOut), new Number(formula.ZerosLeftOut))];
    }

    private static string[] Parents(Expression formula) =>
        [.. formula.Quantities().Select(named => named.Source?.ToString()).OfType<string>().Distinct()];
}
