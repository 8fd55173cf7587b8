using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Metrics;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A data set in the form that a model and a loss take, beside the targets as they were given.</summary>
internal sealed class Fitted
{
    private readonly Tensor _targets;
    private readonly int _outputs;
    private readonly int _classes;

    private Fitted(Dataset batches, Tensor targets, int outputs, int classes) =>
        (Batches, _targets, _outputs, _classes) = (batches, targets, outputs, classes);

    /// <summary>Inputs in the model's element type, targets in the loss's form.</summary>
    public Dataset Batches { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Batches.Count;

    public static Fitted To(Layer model, Loss loss, Dataset data)
    {
        if (data.Count == 0)
            throw new ArgumentException("The data set has no rows.", nameof(data));
        var type = model.DataType();
        var output = model.OutputShape(data.InputShape);
        var inputs = data.Inputs.Type == type ? data.Inputs : data.Inputs.Clone(type);
        var targets = ClassTargets.For(loss, data.Targets, output, type);
        FiniteData.Require(inputs, data.Inputs, "input");
        FiniteData.Require(targets, data.Targets, "target");
        var classes = Math.Max(2, Math.Max(output.Count, data.Classes?.Count ?? 0));
        return new(new(inputs, targets), data.Targets, output.Count, classes);
    }

    /// <summary>An empty count of losses and metrics.</summary>
    public Tally NewTally(Loss loss) => _targets.Type == DType.Int64
        ? new(_targets, _classes <= ConfusionMatrix.MostClasses ? new ConfusionMatrix(_classes) : null, null, loss.Threshold)
        : new(_targets, null, new RegressionErrors(_outputs), loss.Threshold);
}
