using ChainRule.Layers;

namespace ChainRule.Training;

/// <summary>Remembers the weights of the epoch that validated best.</summary>
internal sealed class BestWeights(Layer model)
{
    private readonly Snapshot _best = new(model);
    private double _loss = double.PositiveInfinity;

    /// <summary>Epochs considered since the best.</summary>
    public int EpochsSince { get; private set; }

    /// <summary>Remembers the weights as they are if this loss is the smallest so far.</summary>
    public void Consider(double loss)
    {
        EpochsSince++;
        if (!(loss < _loss))
            return;
        (_loss, EpochsSince) = (loss, 0);
        _best.Take();
    }

    /// <summary>Puts the best weights back.</summary>
    public void Restore() => _best.Restore();
}
