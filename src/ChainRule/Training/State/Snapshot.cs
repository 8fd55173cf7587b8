using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A copy of a model's parameters and running statistics at one moment.</summary>
internal sealed class Snapshot(Layer model)
{
    private readonly IReadOnlyList<Parameter> _parameters = model.State;
    private Tensor[]? _taken;

    /// <summary>Whose they are.</summary>
    public Layer Model => model;

    /// <summary>The copies, under the parameters' paths; zeros before any were taken.</summary>
    public IEnumerable<NamedTensor> State => _parameters.Zip(Room(), (parameter, copy) => new NamedTensor(parameter.Path, copy));

    public void Take()
    {
        foreach (var (parameter, copy) in _parameters.Zip(Room()))
            copy.CopyFrom(parameter.Tensor);
    }

    /// <summary>Puts the values back; if none were taken, the model stays as it is.</summary>
    public void Restore()
    {
        foreach (var (parameter, copy) in _parameters.Zip(_taken ?? []))
            parameter.Load(copy);
    }

    // If the model has been converted to another type, the copies are too.
    private Tensor[] Room()
    {
        if (_taken is null || _taken.Zip(_parameters).Any(pair => pair.First.Type != pair.Second.Type))
            _taken = [.. _parameters.Select((parameter, i) => _taken?[i].Clone(parameter.Type) ?? new Tensor(parameter.Shape, parameter.Type))];
        return _taken;
    }
}
