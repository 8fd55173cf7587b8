
namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>Mean and standard deviation of a column.</summary>
internal static class Standardization
{
    // Its square, and that of a layer's output for it, must fit in 32 bits.
    private const double Farthest = 1e18;

    /// <returns>the mean, and √(Σ(x − mean)² / n), or 1 for the latter if all values are equal</returns>
    public static (double Mean, double Deviation) Fit(IEnumerable<double> values, Table table, int column)
    {
        var (count, sum, least, greatest) = (0L, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (count, sum, least, greatest) = (count + 1, sum + value, Math.Min(least, value), Math.Max(greatest, value));
        if (count == 0)
            throw table.Fault(column, "there is no value in the rows to train on", "fill some in, or leave the column out with --ignore");
        var mean = sum / count;

        // Equal values may differ from their mean by rounding.
        var deviation = least == greatest ? 1 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / count);
        return Flaw(mean, deviation) is null
            ? (mean, deviation)
            : throw table.Fault(column, "its numbers differ too little to be told apart", "write them in another unit, or leave the column out with --ignore");
    }

    /// <returns>(value − mean) / deviation; null if it is too large for a network of 32-bit numbers</returns>
    public static float? Apply(double value, double mean, double deviation) =>
        (value - mean) / deviation is var standardised && Math.Abs(standardised) < Farthest ? (float)standardised : null;

    public static string? Flaw(double mean, double deviation) =>
        double.IsFinite(mean) && double.IsNormal(deviation) && deviation > 0 ? null : "the standard deviation must be greater than 2.3e-308";
}
