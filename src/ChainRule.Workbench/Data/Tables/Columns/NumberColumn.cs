using System.Globalization;
using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column of numbers x, standardised: (x − mean) / standard deviation.</summary>
public sealed record NumberColumn(string Name, double Mean, double StandardDeviation) : PreparedColumn(Name)
{
    [JsonIgnore]
    public override int Width => 1;

    internal override IEnumerable<string> InputNames => [Name];

    internal override bool IsStandardized => Mean != 0 || StandardDeviation != 1;

    internal static NumberColumn Fit(Table table, int column, IEnumerable<int> rows)
    {
        var (mean, deviation) = Standardization.Fit(table.RowsWith(column, rows).Select(row => table.Number(row, column)), table, column);
        return new(table.Columns[column], mean, deviation);
    }

    internal override void Write(Table table, int row, int column, Span<float> inputs) =>
        inputs[0] = Standardization.Apply(table.Number(row, column), Mean, StandardDeviation)
            ?? throw table.Fault(row, column, string.Create(CultureInfo.InvariantCulture, $"\"{table[row, column]}\" is too far from the training data: numbers around {Mean:G3} with a deviation of {StandardDeviation:G3}"), "correct it, or leave the cell empty");

    internal override string? Flaw() => Standardization.Flaw(Mean, StandardDeviation);
}
