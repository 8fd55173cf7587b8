using System.Text.Json.Serialization;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>One column of numbers to predict, or several at once, each with an output of its own.</summary>
public sealed record NumberTargets(IReadOnlyList<NumberTarget> Numbers) : PreparedTarget
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Names => [.. Numbers.Select(number => number.Name)];

    internal override bool IsStandardized => Numbers.Any(number => number.Mean != 0 || number.StandardDeviation != 1);

    /// <summary>Predictions in the units of the table, in Float64: with a mean far from 0, 32 bits would leave too few digits.</summary>
    /// <param name="standardised">(rows, numbers)</param>
    public Tensor ToOriginalUnit(Tensor standardised)
    {
        var original = new Tensor(standardised.Shape, DType.Float64);
        for (var i = 0; i < original.Count; i++)
            original.SetValue(i, Numbers[i % Numbers.Count].ToOriginalUnit(standardised.Value(i)));
        return original;
    }

    internal static NumberTargets Fit(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows) =>
        new([.. columns.Select(column => NumberTarget.Fit(table, column, rows))]);

    /// <returns>(rows, numbers) standardised, Float32</returns>
    internal override Tensor Apply(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows)
    {
        var targets = new Tensor([rows.Count, Numbers.Count]);
        var numbers = targets.Span<float>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var (row, place) = Math.DivRem(i, Numbers.Count);
            numbers[i] = Numbers[place].Standardised(table.Number(rows[row], columns[place]));
        }

        return targets;
    }

    internal override Evaluation InOriginalUnits(Evaluation evaluation) =>
        evaluation.Regression is { } errors ? evaluation with { Regression = errors.In([.. Numbers.Select(number => number.StandardDeviation)]) } : evaluation;

    internal override string? Flaw() =>
        Numbers.Count == 0 || Numbers.Any(number => number is null) ? "there must be at least one number to predict, and none may be null" : Numbers.Select(number => number.Flaw()).FirstOrDefault(flaw => flaw is not null);
}
