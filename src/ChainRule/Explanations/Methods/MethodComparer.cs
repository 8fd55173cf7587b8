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

    private readonly Tracer _tracer;
    private readonly Replay _replay;
    private readonly Variable _loss;
    private readonly bool _isTimed;
    private readonly int _parameters;
    private readonly SweepCosts _costs;
    private readonly PathSums _paths;
    private readonly double? _backpropagationSeconds;

    /// <summary>Prepares what the comparisons of all subjects share; the tracer's values must not be rounded.</summary>
    public MethodComparer(Tracer tracer, Differentiation differentiation, IReadOnlyList<Place> subjects, bool isTimed)
    {
        (_tracer, _replay, _loss, _isTimed) = (tracer, tracer.Replay, differentiation.Loss, isTimed);
        var parameters = differentiation.By.Where(variable => !_replay.Tape.Inputs.Contains(variable)).ToList();
        if (parameters.Count == 0)
            parameters = [.. differentiation.By];
        Place[] elements = [.. parameters.SelectMany(variable => Enumerable.Range(0, variable.Shape.Count).Select(index => new Place(variable, index)))];
        var differentiated = parameters.Concat(subjects.Select(subject => subject.Variable)).ToHashSet();
        Variable[] gradients = [.. differentiation.By.Zip(differentiation.Gradients).Where(pair => differentiated.Contains(pair.First)).Select(pair => pair.Second)];
        _parameters = elements.Length;
        _costs = new(_replay, _loss, gradients);
        _paths = new(_replay, _loss, _costs.Forward, elements, subjects);
        _backpropagationSeconds = Seconds(() => new Sweep<Lane<double>>(_replay, (_, value) => new(value)).Run(Computation.Of(_replay.Tape, [_loss, .. gradients])));
    }

    /// <summary>Computes the gradient of one element in every way; the gradient by backpropagation is given.</summary>
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
                ByDifferences(subject, Differences.Best(differences, isAtKink: kink is not null)),
            ],
            differences,
            paths?.Count(_tracer.Symbols),
            kink);
    }

    private LossKink? Kink(LossFunction loss, Place subject, double gradient)
    {
        if (OneSidedSlopes.AtKink(loss.At, _replay.Value(subject)) is not { } slopes)
            return null;
        var reach = new Reach(_tracer, [subject]);
        var causes = Kinks.Between(_replay, subject.Variable, _loss, _tracer.Term).Where(found => found.Involved.SelectMany(Definitions.Places).Any(reach.Contains)).Take(MostCauses);
        return new(slopes.Left, slopes.Right, slopes.Include(gradient), [.. causes.Select(cause => cause.Remark)]);
    }

    // One sweep over dual numbers carries the derivative with respect to one element along with the values.
    private MethodResult ByForwardMode(Place subject)
    {
        return new(Method.ForwardMode, Derivative(), _costs.ForwardMode, (double)_costs.ForwardMode * _parameters, Seconds(() => Derivative()));

        double Derivative() => Loss<Dual>((place, value) => new(value, place == subject ? 1 : 0)).Tangent;
    }

    private MethodResult ByPaths(Place subject, PathSum? paths) => new(
        Method.PathSum,
        paths?.Value,
        _costs.Forward + paths?.Multiplications,
        _costs.Forward + _paths.MultiplicationsForAll,
        paths?.Value is null ? null : Seconds(() => _ = new PathSum(new PathGraph(_replay, _loss, [subject])[subject], new(_replay))));

    // Two sweeps for the first parameter, and one for each of the others.
    private MethodResult ByDifferences(Place subject, DifferenceQuotient best)
    {
        return new(
            Method.FiniteDifferences,
            best.Value,
            2 * _costs.Forward + 1,
            (_parameters + 1.0) * _costs.Forward + _parameters,
            Seconds(() => _ = (LossAt(best.Delta) - LossAt(0)) / best.Delta));

        double LossAt(double delta) => Loss<Lane<double>>((place, value) => new(place == subject ? value + delta : value)).Value;
    }

    private T Loss<T>(Func<Place, double, T> given)
        where T : IAlgebra<T> => new Sweep<T>(_replay, given).Run(Computation.Of(_replay.Tape, _loss))[_loss][0];

    private double? Seconds(Action action) => _isTimed ? Timing.Seconds(action) : null;
}
