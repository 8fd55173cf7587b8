using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>Mean and standard deviation of a column.</summary>
internal static class Standardization
{
    // Its square, and that of what a layer makes of it, must fit 32-bit numbers.
    private const double Farthest = 1e18;

    /// <returns>the mean, and √(Σ(x − mean)² / n); 1 for the latter where all values are equal</returns>
    /// <exception cref="InputException">there is no value, or they differ too little to be told apart</exception>
    public static (double Mean, double Deviation) Fit(double[] values, Table table, int column)
    {
        if (values.Length == 0)
            throw table.Fault(column, "there is no value in the rows to train on", "fill some in, or leave the column out with --ignore");
        var mean = values.Average();

        // Equal values may differ from their mean by rounding.
        var deviation = values.Min() == values.Max() ? 1 : Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Flaw(mean, deviation) is null
            ? (mean, deviation)
            : throw table.Fault(column, "its numbers differ too little to be told apart", "write them in another unit, or leave the column out with --ignore");
    }

    /// <returns>(value − mean) / deviation; null if 32 bits cannot hold what a network makes of it</returns>
    public static float? Apply(double value, double mean, double deviation) =>
        (value - mean) / deviation is var standardised && Math.Abs(standardised) < Farthest ? (float)standardised : null;

    public static string? Flaw(double mean, double deviation) =>
        double.IsFinite(mean) && double.IsNormal(deviation) && deviation > 0 ? null : "the standard deviation must be greater than 2.3e-308";
}
