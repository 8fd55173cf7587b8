using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Metrics;
using ChainRule.Tapes;
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

    /// <summary>Inputs in the model's precision, targets in the loss's form.</summary>
    public Dataset Batches { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Batches.Count;

    public static Fitted To(Layer model, Loss loss, Dataset data)
    {
        if (data.Count == 0)
            throw new ArgumentException("The data set has no rows.", nameof(data));
        var type = model.DataType();
        var inputs = data.Inputs.InPrecision(type);
        var output = model.OutputType(new TensorType(data.InputShape, inputs.Type)).Shape;
        var targets = ClassTargets.For(loss, data.Targets, output, type);
        FiniteData.Require(inputs, data.Inputs, "input");
        FiniteData.Require(targets, data.Targets, "target");
        var classes = Math.Max(loss.ClassCount(output) ?? 0, data.Classes?.Count ?? 0);
        return new(new(inputs, targets), data.Targets, output.Count, classes);
    }

    /// <summary>An empty count of losses and metrics.</summary>
    public Tally NewTally(Loss loss) => _targets.Type == DType.Int64
        ? new(_targets, _classes <= ConfusionMatrix.MostClasses ? new ConfusionMatrix(_classes) : null, null, loss.Threshold)
        : new(_targets, null, new RegressionErrors(_outputs), loss.Threshold);

    /// <summary>Adds up what batches bring.</summary>
    internal sealed class Tally(Tensor targets, ConfusionMatrix? confusion, RegressionErrors? errors, double? threshold)
    {
        private double _loss;
        private int _count;

        public double MeanLoss => _loss / _count;

        /// <summary>Counts a batch whose program put out its loss and its outputs.</summary>
        public void Add(RecordedProgram program, ReadOnlySpan<int> rows)
        {
            var (loss, outputs) = (program.Outputs[0], program.Outputs[1]);
            _loss += loss.Item() * rows.Length;
            _count += rows.Length;
            errors?.Add(outputs, program.Inputs[1]);
            if (confusion is null)
                return;
            var classes = targets.Span<long>();
            var positions = targets.Count / targets.Shape[0];
            for (var i = 0; i < rows.Length * positions; i++)
                confusion.Add((int)classes[rows[i / positions] * positions + i % positions], ConfusionMatrix.PredictedClass(outputs, i, threshold));
        }

        public Evaluation ToEvaluation() => new(MeanLoss, confusion, errors);
    }
}
