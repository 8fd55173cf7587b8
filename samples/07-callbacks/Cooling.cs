using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace OwnCallbacks;

/// <summary>Halves the learning rate after some epochs without a smaller validation loss, and stops when that has happened often enough.</summary>
internal sealed class Cooling(int patience, int halvings) : ICallback
{
    // What influences the next step is kept in tensors, so that it is saved and restored with the rest of the training.
    private readonly Tensor _best = Tensor.Scalar(double.PositiveInfinity, DType.Float64);
    private readonly Tensor _epochsSinceBest = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _halvingsLeft = Tensor.From([(long)halvings], 1);

    public IEnumerable<NamedTensor> State(Layer model) =>
        [new("best_loss", _best), new("epochs_since_best", _epochsSinceBest), new("halvings_left", _halvingsLeft)];

    public void AfterEpoch(TrainingRun run)
    {
        var loss = run.Report!.Validation!.Loss;
        ref var waited = ref _epochsSinceBest.Span<long>()[0];
        waited = loss < _best.Item() ? 0 : waited + 1;
        _best.SetValue(0, Math.Min(loss, _best.Item()));
        if (waited < patience)
            return;
        waited = 0;
        ref var left = ref _halvingsLeft.Span<long>()[0];
        if (left == 0)
        {
            run.Stop(this);
            return;
        }

        left--;
        run.Optimizer.LearningRate /= 2;
    }
}
