using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Training ends after a number of epochs without a smaller validation loss; at the end the best weights are restored.</summary>
/// <remarks>
/// A fit counts from its own start. One that continues another first judges the weights that it starts with, so it never ends with a greater
/// validation loss. A fit that fails or is cancelled keeps the weights that it has.
/// </remarks>
/// <param name="patience">the number of epochs</param>
/// <exception cref="SettingException">less than 1</exception>
public sealed class EarlyStopping(int patience) : ICallback
{
    private readonly Tensor _loss = Tensor.Scalar(double.PositiveInfinity, DType.Float64);
    private readonly Tensor _epochsSince = new(Shape.Scalar, DType.Int64);
    private Snapshot? _best;

    /// <summary>The number of epochs without a smaller validation loss after which training ends.</summary>
    public int Patience { get; } = (int)Setting.Positive(patience, nameof(patience));

    /// <summary>The smallest validation loss so far; infinity before the first.</summary>
    public double BestLoss => _loss.Item();

    /// <summary>The number of epochs since then.</summary>
    public long EpochsSinceBest => _epochsSince.Span<long>()[0];

    /// <summary>The smallest validation loss, the epochs since, and the weights that gave it.</summary>
    public IEnumerable<NamedTensor> State(Layer model) =>
    [
        new("best_loss", _loss),
        new("epochs_since_best", _epochsSince),
        .. Best(model).State.Select(tensor => tensor.In("best")),
    ];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">there are no validation data</exception>
    public void BeforeTraining(TrainingRun run)
    {
        if (run.Validation is null)
            throw new ArgumentException("Early stopping needs validation data.");
        if (run.IsResumed)
            return;
        _loss.SetValue(0, double.PositiveInfinity);
        _epochsSince.SetValue(0, 0);
        if (run.EpochsDone > 0 && run.LastEpoch > run.EpochsDone)
            Consider(run.Judge().Loss, run.Model);
    }

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        Consider(run.Report!.Validation!.Loss, run.Model);
        if (EpochsSinceBest >= Patience)
            run.Stop(this);
    }

    /// <inheritdoc/>
    public void AfterTraining(TrainingRun run)
    {
        if (run.IsComplete && double.IsFinite(BestLoss))
            Best(run.Model).Restore();
    }

    private void Consider(double loss, Layer model)
    {
        _epochsSince.Span<long>()[0]++;
        if (!(loss < BestLoss))
            return;
        _loss.SetValue(0, loss);
        _epochsSince.SetValue(0, 0);
        Best(model).Take();
    }

    private Snapshot Best(Layer model) => _best?.Model == model ? _best : _best = new(model);
}
