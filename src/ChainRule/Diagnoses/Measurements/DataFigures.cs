using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>What the data are like.</summary>
/// <param name="GuessingLoss">the loss of the best output that does not depend on the input</param>
/// <param name="Columns">the columns of tables, the channels of pictures, and targets that are numbers</param>
/// <param name="Classes">how often each class occurs; empty for a regression</param>
/// <param name="Output">the shape of the model's output for one sample</param>
internal sealed record DataFigures(double GuessingLoss, IReadOnlyList<ColumnFigures> Columns, IReadOnlyList<long> Classes, Shape Output)
{
    /// <summary>The share of the most frequent class; 0 for a regression.</summary>
    public double LargestShare => Classes.Count == 0 ? 0 : Classes.Max() / (double)Classes.Sum();

    public static DataFigures Of(Trainer trainer, BatchSource source, DataSample sample)
    {
        var type = trainer.Model.DataType();
        TensorType[] inputs = [.. source.InputTypes.Select(input => input.Type.IsFloatingPoint() ? input with { Type = type } : input)];
        var output = trainer.Model.OutputType(inputs).Shape;
        return new(
            Guess.LossOf(trainer.Loss, sample.Target, output, type),
            [.. sample.Inputs.Where(input => input.Type.IsFloatingPoint()).SelectMany(ColumnFigures.Of), .. source.HasClasses ? [] : ColumnFigures.Of(sample.Target).Select(column => column with { IsTarget = true })],
            source.HasClasses ? Count(source.LoadTargets().Span<long>()) : [],
            output);
    }

    private static long[] Count(ReadOnlySpan<long> classes)
    {
        var counts = new SortedDictionary<long, long>();
        foreach (var c in classes)
            counts[c] = counts.GetValueOrDefault(c) + 1;
        return [.. counts.Values];
    }
}
