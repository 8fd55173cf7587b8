using ChainRule.Keras.Configs;
using ChainRule.Layers;

namespace ChainRule.Keras.Layers;

/// <summary>Layers over vectors, and changes of shape.</summary>
internal static class DenseRules
{
    public static void Dense(KerasLayer layer, Assembly assembly)
    {
        if (assembly.Shape.Rank == 3)
            throw layer.Refuse("it works over the channels of a picture", "use a Conv2D with a 1 x 1 kernel, or flatten the picture before it");
        var units = layer.Settings.Required("units").WholeNumber(1, int.MaxValue);
        var hasBias = layer.Flag("use_bias", true);
        assembly.Add(layer, () => new Linear(assembly.Shape[-1], units, hasBias ? LinearBias.PerUnit : LinearBias.None), hasBias ? ["weight", "bias"] : ["weight"]);
        assembly.ForgetPicture();
        ActivationRules.Add(layer, "activation", assembly);
    }

    public static void Dropout(KerasLayer layer, Assembly assembly)
    {
        if (layer.Optional("noise_shape") is { } noise)
            throw noise.Refuse("dropout that leaves out whole dimensions does not exist here");
        assembly.Add(layer, () => new Dropout(layer.Number("rate", 0.5)));
    }

    /// <summary>To a vector, to the shape that is there, or before the first layer: then samples are given in that shape.</summary>
    public static void Reshape(KerasLayer layer, Assembly assembly)
    {
        var sizes = layer.Settings.Required("target_shape").Sizes(smallest: -1);
        if (sizes.Length == 1 && (sizes[0] == -1 || sizes[0] == assembly.Shape.Count))
            assembly.Flatten(layer);
        else if (assembly.IsAtInput && sizes.Length <= 3 && sizes.All(size => size > 0) && sizes.Aggregate(1.0, (product, size) => product * size) == assembly.Shape.Count)
            assembly.StartFrom(KerasShapes.Here(sizes));
        else if (sizes.Any(size => size < 1) || KerasShapes.Here(sizes) != assembly.Shape)
            throw layer.Refuse("such a change of shape does not exist here", "only one to a vector, or before the first layer, is read");
    }
}
