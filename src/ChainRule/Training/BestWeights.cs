using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Remembers the parameters of the epoch that validated best.</summary>
internal sealed class BestWeights(Layer model)
{
    private readonly Tensor[] _current = [.. model.Parameters.Concat(model.Buffers).Select(p => p.Tensor)];
    private Tensor[]? _best;
    private double _loss = double.PositiveInfinity;

    /// <summary>Epochs considered since the best.</summary>
    public int EpochsSince { get; private set; }

    /// <summary>Remembers the parameters as they are if this loss is the smallest so far.</summary>
    public void Consider(double loss)
    {
        EpochsSince++;
        if (!(loss < _loss))
            return;
        (_loss, EpochsSince) = (loss, 0);
        _best = [.. _current.Select(tensor => tensor.Clone())];
    }

    /// <summary>Puts the best parameters back.</summary>
    public void Restore()
    {
        for (var i = 0; i < _current.Length && _best is not null; i++)
            _current[i].CopyFrom(_best[i]);
    }
}
