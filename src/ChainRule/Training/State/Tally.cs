using ChainRule.Metrics;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Adds up losses and metrics over the batches of a data set.</summary>
/// <param name="samples">how many samples there are in all</param>
/// <param name="confusion">counts classes; null for a regression, or for too many classes</param>
/// <param name="errors">adds up errors; null for a classification or labels</param>
/// <param name="labels">counts answers; null if targets are no labels</param>
/// <param name="threshold">the value from which on a single output means class 1</param>
internal sealed class Tally(int samples, ConfusionMatrix? confusion, RegressionErrors? errors, LabelScores? labels, double? threshold)
{
    private readonly Tensor _loss = new(Shape.Scalar, DType.Float64);
    private readonly Tensor _count = new(Shape.Scalar, DType.Int64);

    public double MeanLoss => _loss.Item() / _count.Item();

    /// <summary>Whether every sample was counted.</summary>
    public bool IsComplete => _count.Item() == samples;

    public IEnumerable<NamedTensor> State =>
    [
        new("loss", _loss),
        new("count", _count),
        .. confusion?.State.Select(tensor => tensor.In("confusion")) ?? [],
        .. errors?.State.Select(tensor => tensor.In("errors")) ?? [],
        .. labels?.State.Select(tensor => tensor.In("labels")) ?? [],
    ];

    /// <summary>Adds a batch, whose program computed the loss and the outputs, and whose last input is the target.</summary>
    /// <param name="program">the program that ran</param>
    /// <param name="targets">(rows, …) as the data have them</param>
    public void Add(RecordedProgram program, Tensor targets)
    {
        var (loss, outputs) = (program.Outputs[0], program.Outputs[1]);
        _loss.Span<double>()[0] += loss.Item() * targets.Shape[0];
        _count.Span<long>()[0] += targets.Shape[0];
        errors?.Add(outputs, program.Inputs[^1]);
        labels?.Add(outputs, program.Inputs[^1], threshold!.Value);
        confusion?.Add(outputs, targets.Span<long>(), threshold);
    }

    public Evaluation ToEvaluation() => new(MeanLoss, confusion, errors) { Labels = labels };
}
