using ChainRule.Tensors;

namespace ChainRule.Diagnoses;

/// <summary>Figures of lists of numbers.</summary>
internal static class Statistics
{
    /// <summary>The number in the middle, or the mean of the two there; NaN if there is none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Two standard deviations of a share that was counted on so many samples.</summary>
    public static double Uncertainty(double share, long samples) => 2 * Math.Sqrt(share * (1 - share) / Math.Max(1, samples));

    /// <summary>√(Σx²/n)</summary>
    public static double Size(Tensor values)
    {
        double squares = 0;
        for (var i = 0; i < values.Count; i++)
            squares += values.Value(i) * values.Value(i);
        return Math.Sqrt(squares / values.Count);
    }
}
