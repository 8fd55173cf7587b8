using ChainRule.Data;

namespace ChainRule.Keras.Weights;

/// <summary>Gives layers the weights of a file.</summary>
internal static class WeightLoading
{
    /// <summary>Loads each layer's, in order.</summary>
    /// <exception cref="InputException">an array is missing, or has another shape than the layer, or a number is not finite</exception>
    public static void Load(this IWeightFile weights, IEnumerable<WeightSite> sites, string file)
    {
        foreach (var site in sites)
        {
            var arrays = weights.Take(site);
            if (arrays.Count != site.Parameters.Count)
                throw new InputException(file, Place(site), FormattableString.Invariant($"the file has {arrays.Count} arrays for this layer, which needs {site.Parameters.Count}"));
            foreach (var (array, name) in arrays.Zip(site.Parameters))
                Load(site, name, array);
        }
    }

    private static void Load(WeightSite site, string name, Hdf5.Hdf5Array array)
    {
        var parameter = site.Layer.State.Single(parameter => parameter.Name == name);
        var layout = ParameterLayout.Of(site, parameter);
        if (!array.Sizes.SequenceEqual(layout.Sizes))
            throw array.Refuse($"the shape is ({string.Join(", ", array.Sizes)}), but {Place(site)} needs ({string.Join(", ", layout.Sizes)})");
        parameter.Load(layout.Turned(array.Parts().Select(part => Array.TrueForAll(part, float.IsFinite) ? part : throw array.Refuse("a number is NaN or infinite", "train the model again")), parameter.Shape));
    }

    private static string Place(WeightSite site) => $"layer {site.Name ?? site.Layer.Path} ({site.Class})";
}
