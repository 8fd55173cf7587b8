using System.Text.Json.Serialization;
using ChainRule.Workbench.Data.Tables.Dates;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A column of times of the day without a date: the place in the day as sine and cosine. A missing time is zeros.</summary>
public sealed record TimeColumn(string Name) : PreparedColumn(Name)
{
    [JsonIgnore]
    public override int Width => 2;

    internal override string? Interpretation => "times of day, 2 inputs";

    internal override IEnumerable<string> InputNames => [$"{Name}: sine in the day", $"{Name}: cosine in the day"];

    internal override void Write(Table table, int row, int column, Span<float> inputs)
    {
        if (!TimeText.TryRead(table[row, column], out var time))
            throw table.Fault(row, column, $"\"{table[row, column]}\" is not a time of day", $"write it like 18:30, leave the cell empty, or use --missing-words \"{table[row, column]}\" if that means no value");
        WriteCycle(time.ToTimeSpan().TotalDays, inputs);
    }
}
