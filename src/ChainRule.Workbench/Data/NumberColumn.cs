using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data;

/// <summary>A column of numbers x, standardised: (x − mean) / standard deviation.</summary>
public sealed record NumberColumn(string Name, double Mean, double StandardDeviation) : PreparedColumn(Name)
{
    [JsonIgnore]
    public override int Width => 1;

    internal override IEnumerable<string> InputNames => [Name];

    internal override bool IsStandardized => true;

    internal static NumberColumn Fit(Table table, int column, IEnumerable<int> rows)
    {
        var values = rows.Where(row => !table.IsMissing(row, column)).Select(row => table.Number(row, column)).ToArray();
        if (values.Length == 0)
            throw table.Fault(column, "there is no value in the rows to train on", "fill some in, or remove the column");
        var (mean, deviation) = Standardization.Fit(values);
        return new(table.Columns[column], mean, deviation);
    }

    internal override void Write(Table table, int row, int column, Span<float> inputs) =>
        inputs[0] = (float)((table.Number(row, column) - Mean) / StandardDeviation);

    internal override void WriteMissing(Span<float> inputs) => inputs[0] = 0;

    internal override string? Flaw() => Standardization.Flaw(Mean, StandardDeviation);
}
