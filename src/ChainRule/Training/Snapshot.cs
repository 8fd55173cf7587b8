using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A copy of a model's parameters and buffers as they were once.</summary>
internal sealed class Snapshot(Layer model)
{
    private readonly Tensor[] _current = [.. model.State.Select(p => p.Tensor)];
    private Tensor[]? _taken;

    /// <summary>Copies the values as they are.</summary>
    public void Take()
    {
        _taken ??= [.. _current.Select(tensor => new Tensor(tensor.Shape, tensor.Type))];
        foreach (var (tensor, copy) in _current.Zip(_taken))
            copy.CopyFrom(tensor);
    }

    /// <summary>Puts the values back; where none were taken, they stay as they are.</summary>
    public void Restore()
    {
        foreach (var (tensor, copy) in _current.Zip(_taken ?? []))
            tensor.CopyFrom(copy);
    }
}
