using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// All that training changes, as it was between two steps: parameters, running statistics and random keys (<c>model.0.weight</c>), what the optimizer
/// remembers (<c>optimizer.0.weight.v</c>, <c>optimizer.steps</c>), where training stands (<c>trainer.epoch</c>), and the best weights so far
/// (<c>best.0.weight</c>). Settings are no part of it.
/// </summary>
public sealed class TrainingState
{
    internal const string Epoch = "trainer.epoch";
    internal const string Samples = "trainer.samples_done";

    private readonly OrderedDictionary<string, Tensor> _tensors;

    /// <summary>A state of copies of these tensors.</summary>
    /// <exception cref="ArgumentException">two have the same name</exception>
    public TrainingState(IEnumerable<NamedTensor> tensors) =>
        _tensors = new(tensors.Select(named => KeyValuePair.Create(named.Name, named.Tensor.Clone())));

    /// <summary>Every tensor, in order.</summary>
    public IReadOnlyList<NamedTensor> Tensors => [.. _tensors.Select(pair => new NamedTensor(pair.Key, pair.Value))];

    /// <summary>The tensor of this name.</summary>
    /// <exception cref="KeyNotFoundException">there is none</exception>
    public Tensor this[string name] => _tensors[name];

    /// <summary>How many epochs were done.</summary>
    public long EpochsDone => Number(Epoch);

    /// <summary>How many samples of the epoch in progress were learnt from.</summary>
    public long SamplesDone => Number(Samples);

    /// <summary>Whether a tensor's name begins so.</summary>
    internal bool Has(string prefix) => _tensors.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Writes the values into tensors of the same names, shapes and types.</summary>
    /// <exception cref="ArgumentException">they are others; nothing was written</exception>
    internal void CopyTo(IReadOnlyList<NamedTensor> live)
    {
        string[] names = [.. live.Select(named => named.Name)];
        string[] differences = [.. Told("missing", names.Except(_tensors.Keys)), .. Told("unexpected", _tensors.Keys.Except(names))];
        if (differences.Length > 0)
            throw new ArgumentException($"The state is not one of this training: {string.Join("; ", differences)}. Go on with the same model and settings.");
        foreach (var (name, tensor) in live)
        {
            if (TypeOf(_tensors[name]) != TypeOf(tensor))
                throw new ArgumentException($"The state is not one of this training: {name} is {TypeOf(_tensors[name])}, and {TypeOf(tensor)} is wanted. Go on with the same model and settings.");
        }

        foreach (var (name, tensor) in live)
            tensor.CopyFrom(_tensors[name]);
    }

    private static IEnumerable<string> Told(string difference, IEnumerable<string> names) =>
        ParameterNames.List(names) is { Length: > 0 } list ? [$"{difference} {list}"] : [];

    private static TensorType TypeOf(Tensor tensor) => new(tensor.Shape, tensor.Type);

    private long Number(string name) => _tensors.TryGetValue(name, out var number) ? (long)number.Item() : 0;
}
