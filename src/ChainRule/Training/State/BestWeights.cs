using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Remembers the weights of the epoch that validated best.</summary>
internal sealed class BestWeights(Layer model)
{
    private readonly Snapshot _best = new(model);
    private readonly Tensor _loss = Tensor.Scalar(double.PositiveInfinity, DType.Float64);
    private readonly Tensor _epochsSince = new(Shape.Scalar, DType.Int64);

    /// <summary>Epochs considered since the best.</summary>
    public long EpochsSince => _epochsSince.Span<long>()[0];

    public bool WereTaken => double.IsFinite(_loss.Item());

    /// <summary>How good the best weights are, and how old.</summary>
    public IEnumerable<NamedTensor> Score => [new("best_loss", _loss), new("epochs_since_best", _epochsSince)];

    /// <summary>The weights, under the parameters' paths.</summary>
    public IEnumerable<NamedTensor> Weights => _best.State;

    /// <summary>Remembers the current weights if this loss is the smallest so far.</summary>
    public void Consider(double loss)
    {
        _epochsSince.Span<long>()[0]++;
        if (!(loss < _loss.Item()))
            return;
        _loss.SetValue(0, loss);
        _epochsSince.SetValue(0, 0);
        _best.Take();
    }

    /// <summary>Restores the best weights; if there are none, the model stays as it is.</summary>
    public void Restore()
    {
        if (WereTaken)
            _best.Restore();
    }
}
