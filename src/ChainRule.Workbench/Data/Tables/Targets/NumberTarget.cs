using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Columns;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>A target of numbers y, learnt standardised: (y − mean) / standard deviation.</summary>
public sealed record NumberTarget(string Name, double Mean, double StandardDeviation) : PreparedTarget(Name)
{
    /// <summary>
    /// Turns what a network predicts back into the unit of the table; a new tensor of the same shape, Float64: of a mean far from
    /// 0, 32 bits would leave too few digits to tell predictions apart.
    /// </summary>
    public Tensor ToOriginalUnit(Tensor standardised)
    {
        var original = new Tensor(standardised.Shape, DType.Float64);
        for (var i = 0; i < original.Count; i++)
            original.SetValue(i, standardised.Value(i) * StandardDeviation + Mean);
        return original;
    }

    internal static NumberTarget Fit(Table table, int column, IReadOnlyList<int> rows)
    {
        var (mean, deviation) = Standardization.Fit([.. rows.Select(row => table.Number(row, column))], table, column);
        return new(table.Columns[column], mean, deviation);
    }

    /// <returns>(rows, 1) standardised numbers, Float32</returns>
    internal override Tensor Apply(Table table, int column, IReadOnlyList<int> rows)
    {
        var targets = new Tensor([rows.Count, 1]);
        var numbers = targets.Span<float>();
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)((table.Number(rows[i], column) - Mean) / StandardDeviation);
        return targets;
    }

    internal override string? Flaw() => Standardization.Flaw(Mean, StandardDeviation);
}
