using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Everything that training changes, as it was between two steps: parameters, running statistics and random keys (<c>model.0.weight</c>), what the
/// optimizer remembers (<c>optimizer.0.weight.v</c>, <c>optimizer.steps</c>), how far training has come (<c>trainer.epoch</c>), and what callbacks
/// remember (<c>callbacks.EarlyStopping.best_loss</c>). It does not include settings.
/// </summary>
public sealed class TrainingState
{
    internal const string Epoch = "trainer.epoch";
    internal const string Samples = "trainer.samples_done";
    internal const string StoppedBy = "trainer.stopped_by";

    private readonly OrderedDictionary<string, Tensor> _tensors;

    /// <summary>A state with copies of these tensors.</summary>
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

    /// <summary>How many samples of the epoch in progress were done.</summary>
    public long SamplesDone => Number(Samples);

    /// <summary>Whether a callback had asked to stop: then a fit that starts from here trains to the end of the epoch at most.</summary>
    public bool IsStopped => Number(StoppedBy) != 0;

    internal bool Has(string prefix) => _tensors.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Writes the values into tensors of the same names, shapes and types.</summary>
    /// <exception cref="ArgumentException">this state's tensors are different ones; nothing was written</exception>
    internal void CopyTo(IReadOnlyList<NamedTensor> live)
    {
        var differences = Weights.Differences(live.Select(named => named.Name), _tensors.Keys);
        if (differences.Length == 0)
            differences = string.Join("; ", live.Where(Differs).Select(named => $"{named.Name} is {_tensors[named.Name].TensorType}, not {named.Tensor.TensorType}"));
        if (differences.Length > 0)
            throw new ArgumentException($"The state is not from this training ({differences}). Continue with the same model and settings.");
        foreach (var (name, tensor) in live)
            tensor.CopyFrom(_tensors[name]);

        bool Differs(NamedTensor named) => named.Tensor.TensorType != _tensors[named.Name].TensorType;
    }

    private long Number(string name) => _tensors.TryGetValue(name, out var number) ? (long)number.Item() : 0;
}
