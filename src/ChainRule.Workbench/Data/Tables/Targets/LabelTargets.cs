using System.Text.Json.Serialization;
using ChainRule.Data;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>Several columns that each say yes or no, independently of each other: one output for each.</summary>
public sealed record LabelTargets(IReadOnlyList<LabelTarget> Labels) : PreparedTarget
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Names => [.. Labels.Select(label => label.Name)];

    /// <summary>Whether a loss takes each output as the answer to a question of its own.</summary>
    internal static bool Suit(Loss loss) => loss is { GivesProbabilities: true, Threshold: not null };

    internal static LabelTargets Fit(Table table, IReadOnlyList<int> columns) =>
        new([.. columns.Select(column => LabelTarget.Find(table, column) ?? throw NoLabel(table, column))]);

    /// <returns>(rows, labels) 1 for yes and 0 for no, Float32</returns>
    internal override Tensor Apply(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows)
    {
        var targets = new Tensor([rows.Count, Labels.Count]);
        var answers = targets.Span<float>();
        for (var i = 0; i < answers.Length; i++)
        {
            var (place, label) = Math.DivRem(i, Labels.Count);
            var (row, column) = (rows[place], columns[label]);
            answers[i] = Labels[label].Read(table[row, column])
                ?? throw table.Fault(row, column, $"\"{table[row, column]}\" is neither {Labels[label].No} nor {Labels[label].Yes}", "correct the cell, or remove the row");
        }

        return targets;
    }

    internal override string? Flaw() =>
        Labels.Count < 2 || Labels.Any(label => label is null) ? "there must be at least two labels, and none may be null" : Labels.Select(label => label.Flaw()).FirstOrDefault(flaw => flaw is not null);

    private static InputException NoLabel(Table table, int column) =>
        table.Fault(column, "it does not hold both yes and no, as 1 and 0 or words that say so", "leave it out of --target, or leave label out of --kind");
}
