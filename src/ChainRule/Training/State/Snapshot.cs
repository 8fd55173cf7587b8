using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A copy of a model's parameters and running statistics as they were once.</summary>
internal sealed class Snapshot(Layer model)
{
    private readonly IReadOnlyList<Parameter> _parameters = model.State;
    private Tensor[]? _taken;

    /// <summary>The copies, under the parameters' paths; zeros where none were taken.</summary>
    public IEnumerable<NamedTensor> State => _parameters.Zip(Room(), (parameter, copy) => new NamedTensor(parameter.Path, copy));

    /// <summary>Copies the values as they are.</summary>
    public void Take()
    {
        foreach (var (parameter, copy) in _parameters.Zip(Room()))
            copy.CopyFrom(parameter.Tensor);
    }

    /// <summary>Puts the values back; where none were taken, they stay as they are.</summary>
    public void Restore()
    {
        foreach (var (parameter, copy) in _parameters.Zip(_taken ?? []))
            parameter.Load(copy);
    }

    // A model of another type than before is copied in its own.
    private Tensor[] Room()
    {
        if (_taken is null || _taken.Zip(_parameters).Any(pair => pair.First.Type != pair.Second.Type))
            _taken = [.. _parameters.Select(parameter => new Tensor(parameter.Shape, parameter.Type))];
        return _taken;
    }
}
