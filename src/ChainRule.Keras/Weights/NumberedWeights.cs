using ChainRule.Keras.Configs;
using ChainRule.Keras.Hdf5;

namespace ChainRule.Keras.Weights;

/// <summary>Weights of Keras 3: layers/dense_1/vars/0. A layer is named by its class and how many of the class came before it.</summary>
internal sealed class NumberedWeights(Hdf5Group layers) : IWeightFile
{
    private readonly Dictionary<string, int> _met = [];

    public IReadOnlyList<Hdf5Array> Take(WeightSite site)
    {
        var kind = KerasNames.Snake(site.Class);
        var before = _met.GetValueOrDefault(kind);
        _met[kind] = before + 1;
        var variables = layers.Group(before == 0 ? $"{kind}/vars" : FormattableString.Invariant($"{kind}_{before}/vars"));
        return variables is null ? [] : [.. Enumerable.Range(0, variables.Links.Count).Select(i => FormattableString.Invariant($"{i}")).Select(name => variables.Array(name) ?? throw variables.Refuse($"there is no array {name}"))];
    }
}
