using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>The best that a network can do that ignores its input: the same output for every sample.</summary>
internal static class Guess
{
    private const double SmallestShare = 1e-9;

    /// <summary>The loss of the best constant output.</summary>
    /// <param name="loss">the loss</param>
    /// <param name="targets">(rows, …) as the data have them</param>
    /// <param name="output">the shape of one sample's output</param>
    /// <param name="type">the type of the outputs</param>
    public static double LossOf(Loss loss, Tensor targets, Shape output, DType type)
    {
        var compared = ClassTargets.For(loss, targets.InPrecision(type), output, type);
        return Outputs(loss, compared, output).Min(guess =>
        {
            var outputs = new TensorType(output, type).NewBatch(compared.Shape[0]);
            for (var i = 0; i < outputs.Count; i++)
                outputs.SetValue(i, guess[i % guess.Length]);
            var tape = new Tape();
            return loss.Compute(tape.Input(outputs), tape.Input(compared)).Value.Item();
        });
    }

    // Entropies are least at the shares of the classes, squares at the mean, and absolute values at the median.
    private static double[][] Outputs(Loss loss, Tensor targets, Shape output) => loss switch
    {
        CrossEntropy entropy => [[.. Shares(entropy, targets, output[-1]).Select(share => Math.Log(Math.Max(SmallestShare, share)))]],
        BinaryCrossEntropy => [[.. Columns(targets, output.Count).Select(column => Logit(column.Average()))]],
        _ => [[.. Columns(targets, output.Count).Select(column => column.Average())], [.. Columns(targets, output.Count).Select(Statistics.Median)]],
    };

    private static double[] Shares(CrossEntropy loss, Tensor targets, int classes)
    {
        var sums = new double[classes];
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets.Type == DType.Int64)
                sums[targets.Span<long>()[i]]++;
            else
                sums[i % classes] += targets.Value(i);
        }

        var smoothed = sums.Select((sum, c) => (loss.ClassWeights?[c] ?? 1) * ((1 - loss.LabelSmoothing) * sum / sums.Sum() + loss.LabelSmoothing / classes)).ToArray();
        return [.. smoothed.Select(share => share / smoothed.Sum())];
    }

    private static IEnumerable<double[]> Columns(Tensor targets, int columns) =>
        Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, targets.Count / columns).Select(row => targets.Value(row * columns + column)).ToArray());

    private static double Logit(double share)
    {
        var inside = Math.Clamp(share, SmallestShare, 1 - SmallestShare);
        return Math.Log(inside / (1 - inside));
    }
}
