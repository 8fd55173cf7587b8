using System.Globalization;
using ChainRule.Keras.Hdf5;

namespace ChainRule.Keras.Weights;

/// <summary>Weights of Keras 2: attributes list the layers, and the arrays of each: dense_1/dense_1/kernel:0.</summary>
internal sealed class NamedWeights(Hdf5Group root, IReadOnlyList<string> layers) : IWeightFile
{
    private int _next;

    public IReadOnlyList<Hdf5Array> Take(WeightSite site)
    {
        if (site.Name is not null)
            return Arrays(site.Name);
        while (_next < layers.Count)
        {
            if (Arrays(layers[_next++]) is { Count: > 0 } arrays)
                return arrays;
        }

        return [];
    }

    /// <summary>The texts of an attribute, which is divided into several with numbers where it is long; null where there is none.</summary>
    public static IReadOnlyList<string>? Names(Hdf5Object at, string attribute)
    {
        if (at.Texts(attribute) is { } whole)
            return whole;
        var parts = new List<string>();
        for (var i = 0; at.Texts(attribute + i.ToString(CultureInfo.InvariantCulture)) is { } part; i++)
            parts.AddRange(part);
        return parts.Count == 0 ? null : parts;
    }

    private IReadOnlyList<Hdf5Array> Arrays(string layer) =>
        root.Links.ContainsKey(layer) && root.Group(layer) is { } group
            ? [.. (Names(group, "weight_names") ?? []).Select(name => group.Array(name) ?? throw group.Refuse($"there is no array {name}"))]
            : [];
}
