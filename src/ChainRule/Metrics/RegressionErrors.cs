using ChainRule.Tensors;

namespace ChainRule.Metrics;

/// <summary>How far predictions are from their targets, over all elements.</summary>
/// <param name="outputs">the number of outputs of each sample</param>
public sealed class RegressionErrors(int outputs)
{
    private readonly Tensor _count = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _mean = new([outputs], DType.Float64);
    private readonly Tensor _spread = new([outputs], DType.Float64);
    private readonly Tensor _squares = new([outputs], DType.Float64);
    private readonly Tensor _absolute = new([outputs], DType.Float64);

    /// <summary>The number of samples.</summary>
    public long Count => _count.Span<long>()[0];

    /// <summary>The sums so far; writing to them continues from there.</summary>
    public IEnumerable<NamedTensor> State => [new("count", _count), new("mean", _mean), new("spread", _spread), new("squares", _squares), new("absolute", _absolute)];

    /// <summary>The mean of |y − t|.</summary>
    public double MeanAbsoluteError => _absolute.ToDoubles().Sum() / (Count * outputs);

    /// <summary>The square root of the mean of (y − t)².</summary>
    public double RootMeanSquaredError => Math.Sqrt(_squares.ToDoubles().Sum() / (Count * outputs));

    /// <summary>
    /// 1 − Σ(y − t)² / Σ(t − mean t)²: 1 is perfect, 0 no better than the mean. With several outputs, the mean of theirs, without outputs whose
    /// targets are all equal (as those of a single sample are); if there is no other, <see cref="double.NaN"/>.
    /// </summary>
    public double RSquared => Enumerable.Range(0, outputs)
        .Where(o => _spread.Value(o) > 0)
        .Select(o => 1 - _squares.Value(o) / _spread.Value(o))
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>Every figure with its name in reports; NaN if it is undefined.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures => [("mae", MeanAbsoluteError), ("rmse", RootMeanSquaredError), ("r2", RSquared)];

    /// <summary>The errors of each output separately.</summary>
    public IReadOnlyList<RegressionErrors> ByOutput => [.. Enumerable.Range(0, outputs).Select(o => Scaled([o], [1]))];

    /// <summary>The same errors with each output multiplied by its unit, for targets that were divided by it for training.</summary>
    /// <param name="units">(outputs)</param>
    /// <exception cref="ArgumentException">the number of units is not that of outputs</exception>
    public RegressionErrors In(params IReadOnlyList<double> units) => units.Count == outputs
        ? Scaled([.. Enumerable.Range(0, outputs)], units)
        : throw new ArgumentException($"{units.Count} units were given for {outputs} outputs.", nameof(units));

    /// <summary>Counts a batch of predictions and targets of the same shape, (batch, outputs).</summary>
    public void Add(Tensor predictions, Tensor targets)
    {
        ref var count = ref _count.Span<long>()[0];
        Span<double> mean = _mean.Span<double>(), spread = _spread.Span<double>(), squares = _squares.Span<double>(), absolute = _absolute.Span<double>();
        for (var i = 0; i < predictions.Count; i++)
        {
            var (o, y, t) = (i % outputs, predictions.Value(i), targets.Value(i));
            if (o == 0)
                count++;
            absolute[o] += Math.Abs(y - t);
            squares[o] += (y - t) * (y - t);

            // Welford's running mean and sum of squared deviations.
            var deviation = t - mean[o];
            mean[o] += deviation / count;
            spread[o] += deviation * (t - mean[o]);
        }
    }

    private RegressionErrors Scaled(int[] chosen, IReadOnlyList<double> units)
    {
        var scaled = new RegressionErrors(chosen.Length);
        scaled._count.CopyFrom(_count);
        foreach (var (i, o) in chosen.Index())
        {
            scaled._absolute.SetValue(i, _absolute.Value(o) * Math.Abs(units[i]));
            scaled._mean.SetValue(i, _mean.Value(o) * units[i]);
            scaled._squares.SetValue(i, _squares.Value(o) * units[i] * units[i]);
            scaled._spread.SetValue(i, _spread.Value(o) * units[i] * units[i]);
        }

        return scaled;
    }
}
