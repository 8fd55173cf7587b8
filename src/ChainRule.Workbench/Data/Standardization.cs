namespace ChainRule.Workbench.Data;

/// <summary>Mean and standard deviation of a column.</summary>
internal static class Standardization
{
    /// <returns>the mean, and √(Σ(x − mean)² / n); 1 for the latter where all values are equal</returns>
    public static (double Mean, double Deviation) Fit(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

        // Equal values differ from their mean by rounding alone.
        return (mean, deviation > 1e-12 * Math.Abs(mean) ? deviation : 1);
    }

    public static string? Flaw(double mean, double deviation) =>
        double.IsFinite(mean) && double.IsFinite(deviation) && deviation > 0 ? null : "the standard deviation must be greater than 0";
}
