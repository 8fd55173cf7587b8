using System.Numerics;
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
    public static double Size(Tensor values) => Math.Sqrt(values.Type == DType.Float32 ? Squares(values.Span<float>(), []) : Squares(values.Span<double>(), [])) / Math.Sqrt(values.Count);

    /// <summary>√(Σ(x − y)²/n)</summary>
    public static double Distance(Tensor x, Tensor y) =>
        Math.Sqrt(x.Type == DType.Float32 ? Squares(x.Span<float>(), y.Span<float>()) : Squares(x.Span<double>(), y.Span<double>())) / Math.Sqrt(x.Count);

    // Without y, it is 0.
    private static double Squares<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : INumberBase<T>
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var difference = double.CreateTruncating(y.IsEmpty ? x[i] : x[i] - y[i]);
            sum += difference * difference;
        }

        return sum;
    }
}
