using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>Computes gradients in four ways, and what each costs.</summary>
internal sealed class MethodComparer
{
    private const int MostCauses = 3;

    private readonly Replay _replay;
    private readonly Variable _loss;
    private readonly SymbolTable _symbols;
    private readonly bool _isTimed;
    private readonly int _parameters;
    private readonly SweepCosts _costs;
    private readonly PathSums _paths;
    private readonly double? _backpropagationSeconds;
    private readonly Tracer _tracer;

    /// <summary>Prepares what the comparisons share.</summary>
    /// <param name="replay">the values, not rounded</param>
    /// <param name="differentiation">the loss and its gradients</param>
    /// <param name="subjects">whose gradients will be compared</param>
    /// <param name="symbols">the names</param>
    /// <param name="isTimed">whether the ways are timed</param>
    public MethodComparer(Replay replay, Differentiation differentiation, IReadOnlyList<Place> subjects, SymbolTable symbols, bool isTimed)
    {
        (_replay, _loss, _symbols, _isTimed) = (replay, differentiation.Loss, symbols, isTimed);
        _tracer = new(replay, symbols);
        var parameters = differentiation.By.Where(variable => !replay.Tape.Inputs.Contains(variable)).ToList();
        if (parameters.Count == 0)
            parameters = [.. differentiation.By];
        Place[] elements = [.. parameters.SelectMany(variable => Enumerable.Range(0, variable.Shape.Count).Select(index => new Place(variable, index)))];
        var differentiated = parameters.Concat(subjects.Select(subject => subject.Variable)).ToHashSet();
        Variable[] gradients = [.. differentiation.By.Zip(differentiation.Gradients).Where(pair => differentiated.Contains(pair.First)).Select(pair => pair.Second)];
        _parameters = elements.Length;
        _costs = new(replay, _loss, gradients);
        _paths = new(replay, _loss, _costs.Forward, elements, subjects);
        _backpropagationSeconds = Seconds(() => new Sweep<Lane<double>>(replay, (_, value) => new(value)).Run(Computation.Of(replay.Tape, [_loss, .. gradients])));
    }

    /// <summary>The gradient of one element by every way.</summary>
    /// <param name="subject">the element</param>
    /// <param name="gradient">its gradient by backpropagation</param>
    public MethodComparison Compare(Place subject, double gradient)
    {
        var paths = _paths.From(subject);
        var loss = new LossFunction(_replay, _loss, subject);
        var differences = Differences.Of(loss, _replay.Value(subject), gradient);
        var kink = Kink(loss, subject, gradient);
        return new(
            subject.ToString(),
            _parameters,
            [
                new(Method.Backpropagation, gradient, _costs.Backpropagation, _costs.Backpropagation, _backpropagationSeconds),
                ByForwardMode(subject),
                ByPaths(subject, paths),
                ByDifferences(subject, kink is null ? Differences.Best(differences) : Differences.BesideKink(differences)),
            ],
            differences,
            paths?.Count(_symbols),
            kink);
    }

    private LossKink? Kink(LossFunction loss, Place subject, double gradient)
    {
        if (OneSidedSlopes.AtKink(loss.At, _replay.Value(subject)) is not { } slopes)
            return null;
        var reach = new Reach(_tracer, [subject]);
        var causes = Kinks.Between(_replay, subject.Variable, _loss, _tracer.Read).Where(found => found.Involved.SelectMany(Definitions.Places).Any(reach.Contains)).Take(MostCauses);
        return new(slopes.Left, slopes.Right, slopes.Include(gradient), [.. causes.Select(cause => cause.Remark)]);
    }

    private MethodResult ByForwardMode(Place subject) => new(
        Method.ForwardMode,
        ForwardMode.Derivative(_replay, _loss, subject),
        _costs.ForwardMode,
        (double)_costs.ForwardMode * _parameters,
        Seconds(() => ForwardMode.Derivative(_replay, _loss, subject)));

    private MethodResult ByPaths(Place subject, PathSum? paths) => new(
        Method.PathSum,
        paths?.Value,
        _costs.Forward + paths?.Multiplications,
        _costs.Forward + _paths.MultiplicationsForAll,
        paths?.Value is null ? null : Seconds(() => _ = new PathSum(new PathGraph(_replay, _loss, [subject])[subject], new(_replay))));

    // Two sweeps for the first parameter, and one for each that follows.
    private MethodResult ByDifferences(Place subject, DifferenceQuotient best)
    {
        return new(
            Method.FiniteDifferences,
            best.Value,
            2 * _costs.Forward + 1,
            (_parameters + 1.0) * _costs.Forward + _parameters,
            Seconds(() => _ = (Loss(best.Delta) - Loss(0)) / best.Delta));

        double Loss(double delta) => new Sweep<Lane<double>>(_replay, (place, value) => new(place == subject ? value + delta : value))
            .Run(Computation.Of(_replay.Tape, _loss))[_loss][0].Value;
    }

    private double? Seconds(Action action) => _isTimed ? Timing.Seconds(action) : null;
}
