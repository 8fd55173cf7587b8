using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Models;

/// <summary>The mean of what several models predict, and how good it is.</summary>
internal static class MeanPrediction
{
    // Nearer to 0 or 1, a probability in 32 bits is 0 or 1.
    private const double LeastProbability = 1e-37;
    private const double GreatestProbability = 1 - 1.0 / (1 << 25);

    /// <summary>The mean of outputs of the same shape.</summary>
    public static Tensor Of(IReadOnlyList<Tensor> outputs)
    {
        if (outputs is [var only])
            return only;
        var mean = new Tensor(outputs[0].Shape, outputs[0].Type);
        for (var i = 0; i < mean.Count; i++)
            mean.SetValue(i, outputs.Average(output => output.Value(i)));
        return mean;
    }

    /// <summary>Judges the mean as if it were one model's: by the loss of that output for which the model would predict it.</summary>
    /// <param name="mean">(rows, outputs) probabilities, or numbers in the units of the table</param>
    /// <param name="loss">that of the models</param>
    /// <param name="target">how the targets were made of a table; null if they were numbers already</param>
    /// <param name="rows">the targets</param>
    public static Evaluation Evaluate(Tensor mean, Loss loss, PreparedTarget? target, BatchSource rows)
    {
        var outputs = new Tensor(mean.Shape);
        var numbers = (target as NumberTargets)?.Numbers;
        for (var i = 0; i < outputs.Count; i++)
        {
            var value = numbers is null ? mean.Value(i) : numbers[i % numbers.Count].Standardised(mean.Value(i));
            outputs.SetValue(i, loss.GivesProbabilities ? OutputFor(value, isSigmoid: loss.Threshold is not null) : value);
        }

        return new Evaluator(new Identity(), loss).Evaluate(new Dataset(outputs, rows.LoadTargets(), rows.Classes));
    }

    // softmax(ln p) = p; σ(ln(p / (1 − p))) = p
    private static double OutputFor(double probability, bool isSigmoid)
    {
        var p = Math.Clamp(probability, LeastProbability, GreatestProbability);
        return isSigmoid ? Math.Log(p / (1 - p)) : Math.Log(p);
    }
}
