using ChainRule.Workbench.Data.Tables.Columns;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>A column of numbers y to predict, learnt standardised: (y − mean) / standard deviation.</summary>
public sealed record NumberTarget(string Name, double Mean, double StandardDeviation)
{
    internal static NumberTarget Fit(Table table, int column, IReadOnlyList<int> rows)
    {
        var (mean, deviation) = Standardization.Fit(rows.Select(row => table.Number(row, column)), table, column);
        return new(table.Columns[column], mean, deviation);
    }

    internal float Standardised(double number) => (float)((number - Mean) / StandardDeviation);

    internal double ToOriginalUnit(double standardised) => standardised * StandardDeviation + Mean;

    internal string? Flaw() => Standardization.Flaw(Mean, StandardDeviation);
}
