using ChainRule.Tensors;

namespace ChainRule.Metrics;

/// <summary>How far predictions are from their targets, over all elements.</summary>
/// <param name="outputs">how many numbers each sample has</param>
public sealed class RegressionErrors(int outputs)
{
    private readonly double[] _mean = new double[outputs];
    private readonly double[] _spread = new double[outputs];
    private readonly double[] _squares = new double[outputs];
    private double _absolute;
    private long _count;

    /// <summary>The number of samples.</summary>
    public long Count => _count;

    /// <summary>The mean of |y − t|.</summary>
    public double MeanAbsoluteError => _absolute / (_count * outputs);

    /// <summary>√ of the mean of (y − t)².</summary>
    public double RootMeanSquaredError => Math.Sqrt(_squares.Sum() / (_count * outputs));

    /// <summary>
    /// 1 − Σ(y − t)² / Σ(t − mean t)²: 1 is perfect, 0 no better than the mean. The mean of the outputs' own; an output whose
    /// targets are all equal, as a single sample's are, has none, and where no output has one this is <see cref="double.NaN"/>.
    /// </summary>
    public double RSquared => Enumerable.Range(0, outputs)
        .Where(o => _spread[o] > 0)
        .Select(o => 1 - _squares[o] / _spread[o])
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>The same errors where one is worth <paramref name="unit"/>: for targets that were divided by it to be learnt.</summary>
    public RegressionErrors In(double unit)
    {
        var scaled = new RegressionErrors(outputs) { _absolute = _absolute * Math.Abs(unit), _count = _count };
        for (var o = 0; o < outputs; o++)
            (scaled._squares[o], scaled._spread[o]) = (_squares[o] * unit * unit, _spread[o] * unit * unit);
        return scaled;
    }

    /// <summary>Counts a batch of predictions and targets of the same shape, (batch, outputs).</summary>
    public void Add(Tensor predictions, Tensor targets)
    {
        for (var i = 0; i < predictions.Count; i++)
        {
            var (o, y, t) = (i % outputs, predictions.Value(i), targets.Value(i));
            if (o == 0)
                _count++;
            _absolute += Math.Abs(y - t);
            _squares[o] += (y - t) * (y - t);

            // Welford's running mean and sum of squared deviations.
            var deviation = t - _mean[o];
            _mean[o] += deviation / _count;
            _spread[o] += deviation * (t - _mean[o]);
        }
    }
}
