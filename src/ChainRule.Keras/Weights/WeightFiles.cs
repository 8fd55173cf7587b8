using ChainRule.Keras.Hdf5;

namespace ChainRule.Keras.Weights;

/// <summary>Tells the two kinds of weight files apart.</summary>
internal static class WeightFiles
{
    /// <summary>The weights in a file, or in a file of a whole model.</summary>
    public static IWeightFile Of(Hdf5File file)
    {
        var root = file.Root.Group("model_weights") ?? file.Root;
        return NamedWeights.Names(root, "layer_names") is { } layers ? new NamedWeights(root, layers)
            : new[] { "layers", "_layer_checkpoint_dependencies" }.Select(root.Group).FirstOrDefault(group => group is not null) is { } group ? new NumberedWeights(group)
            : throw file.Refuse("the HDF5 file does not hold weights as Keras writes them");
    }
}
