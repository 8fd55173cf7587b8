namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>Whether a model that is sure of 80 % is right in 80 % of such cases: samples by the probability of the class that it predicts.</summary>
internal sealed class Calibration
{
    /// <summary>How many bins of equal width there are from 0 to 1.</summary>
    public const int Bins = 10;

    private readonly long[] _counts = new long[Bins];
    private readonly long[] _right = new long[Bins];
    private readonly double[] _confidence = new double[Bins];

    /// <summary>The bins that have samples: their place from 0, how many there are, how sure the model is of them, and the share it is right about.</summary>
    public IReadOnlyList<(int Bin, long Count, double Confidence, double Accuracy)> Occupied =>
        [.. Enumerable.Range(0, Bins).Where(bin => _counts[bin] > 0).Select(bin => (bin, _counts[bin], _confidence[bin] / _counts[bin], (double)_right[bin] / _counts[bin]))];

    /// <summary>The expected calibration error: Σ n/N · |accuracy − confidence| over the bins (Guo et al. 2017).</summary>
    public double ExpectedError
    {
        get
        {
            var all = _counts.Sum();
            return Occupied.Sum(bin => (double)bin.Count / all * Math.Abs(bin.Accuracy - bin.Confidence));
        }
    }

    /// <summary>Adds a prediction.</summary>
    public void Add(double confidence, bool isRight)
    {
        if (double.IsNaN(confidence))
            return;
        var bin = Math.Clamp((int)(confidence * Bins), 0, Bins - 1);
        _counts[bin]++;
        _right[bin] += isRight ? 1 : 0;
        _confidence[bin] += confidence;
    }
}
