using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>
/// Collects the lines that lead to some elements of a tape: each line's formula names quantities, of which those that matter get
/// lines of their own, the nearest first, until there are enough.
/// </summary>
internal sealed class Derivation
{
    private readonly Replay _replay;
    private readonly SymbolTable _symbols;
    private readonly Tracer _tracer;
    private readonly Reach _reach;
    private readonly int _lossIndex;
    private readonly ExplanationOptions _options;
    private readonly Dictionary<Place, List<Step>> _steps = [];
    private readonly HashSet<Place> _given = [];
    private readonly HashSet<Place> _omitted = [];
    private int _stepCount;

    /// <summary>The lines for the wanted elements, and before them those that they need.</summary>
    /// <param name="replay">the values</param>
    /// <param name="symbols">the names</param>
    /// <param name="tracer">the formulas</param>
    /// <param name="loss">what divides forward from backward</param>
    /// <param name="reach">which elements of the forward pass are on the way; all others are told by their value alone</param>
    /// <param name="wanted">what is derived</param>
    /// <param name="options">how much is said</param>
    public Derivation(Replay replay, SymbolTable symbols, Tracer tracer, Variable loss, Reach reach, IReadOnlyList<Place> wanted, ExplanationOptions options)
    {
        (_replay, _symbols, _reach, _tracer, _lossIndex, _options) = (replay, symbols, reach, tracer, loss.Index, options);
        var queue = new Queue<Place>(wanted);
        while (queue.TryDequeue(out var place))
        {
            if (_steps.ContainsKey(place))
                continue;
            if (_stepCount >= options.MostSteps && !wanted.Contains(place))
            {
                _omitted.Add(place);
                continue;
            }

            foreach (var next in Derive(place))
                queue.Enqueue(next);
        }
    }

    /// <summary>The elements with their lines, in the order of the tape.</summary>
    public IEnumerable<(Place Place, IReadOnlyList<Step> Steps)> Lines =>
        _steps.OrderBy(pair => pair.Key.Variable.Index).ThenBy(pair => pair.Key.Index).Select(pair => (pair.Key, (IReadOnlyList<Step>)pair.Value));

    /// <summary>What the lines name that nothing computes.</summary>
    public IEnumerable<Place> Given => _given.OrderBy(place => place.Variable.Index).ThenBy(place => place.Index);

    /// <summary>How many elements are named whose own lines were left out.</summary>
    public int Omitted => _omitted.Count;

    private List<Place> Derive(Place place)
    {
        var lines = new Definitions(place, _symbols).Of(_tracer.Formula(place));
        var steps = _steps[place] = [];
        var next = new List<Place>();
        foreach (var (quantity, formula, isLast) in lines)
        {
            var short_ = Abbreviation.Of(formula, _options.MostTerms);
            foreach (var leaf in short_.Formula.Quantities().Select(named => named.Source).OfType<Place>().Where(leaf => leaf.Variable.Producer is null))
                _given.Add(leaf);
            next.AddRange(short_.Followed.Select(named => named.Source).OfType<Place>().Where(IsOnTheWay));
            steps.Add(isLast ? Line(place, short_) : Definition(place, quantity!, short_));
            _stepCount++;
        }

        return next;
    }

    private bool IsOnTheWay(Place leaf) =>
        leaf.Variable.Producer is not null && (leaf.Variable.Index > _lossIndex || _reach.Contains(leaf));

    private Step Line(Place place, Abbreviation formula)
    {
        var node = place.Variable.Producer!;
        var quantity = _symbols[place];
        var isUpdate = node.Operation.Effect == Effect.Update;
        var view = new ElementView(node, place.Index, _tracer.Read);
        return new()
        {
            Quantity = quantity,
            Alias = _symbols.Alias(place),
            Address = isUpdate ? $"{place} after the step" : place.ToString(),
            Layer = node.Scope,
            Shorthand = node.Operation.Shorthand(view),
            Formula = formula.Formula,
            Value = _replay[place.Variable].Value(place.Index),
            IsRounded = _replay.IsRounded(place.Variable),
            IsAssignment = isUpdate,
            Remarks = [.. Remarks(place, view, formula)],
            Parents = Parents(formula.Formula),
        };
    }

    private static Step Definition(Place place, Element quantity, Abbreviation formula) => new()
    {
        Quantity = quantity,
        Address = $"{place}: {quantity.Letter}",
        Layer = place.Variable.Producer!.Scope,
        Formula = formula.Formula,
        Value = formula.Formula.Value,
        IsAssignment = formula.Formula.Quantities().Any(named => named.Quantity.Equals(quantity)),
        Parents = Parents(formula.Formula),
    };

    private IEnumerable<Remark> Remarks(Place place, ElementView view, Abbreviation formula)
    {
        var node = place.Variable.Producer!;
        if (place.Variable.Note is { } note)
            yield return new(note);
        if (node.Operation.Remark(view) is { } remark)
            yield return remark;
        if (place.Variable.Index > _lossIndex && ZeroFactor.Find(formula.Formula) is { } zero)
            yield return new(Texts.ZeroFactor, zero);
        if (formula.TermsLeftOut > 0)
            yield return new(Texts.TermsLeftOut, new Number(formula.TermsLeftOut));
    }

    private static string[] Parents(Expression formula) =>
        [.. formula.Quantities().Select(named => named.Source?.ToString()).OfType<string>().Distinct()];
}
