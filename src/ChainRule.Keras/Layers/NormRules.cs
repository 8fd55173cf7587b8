using ChainRule.Keras.Configs;
using ChainRule.Layers;

namespace ChainRule.Keras.Layers;

/// <summary>Normalisations.</summary>
internal static class NormRules
{
    // Keras' own defaults.
    private const double Eps = 1e-3;
    private const double Kept = 0.99;

    /// <summary>Keras' momentum is the share that a running average keeps, not the one that a batch replaces.</summary>
    public static void Batch(KerasLayer layer, Assembly assembly)
    {
        CheckAxis(layer, assembly);
        if (assembly.Shape.Rank == 2)
            throw layer.Refuse("batch normalisation of sequences works over another dimension here");
        var (eps, momentum, parameters) = (layer.Number("epsilon", Eps), 1 - layer.Number("momentum", Kept), Affine(layer));
        var affine = parameters.Length > 0;
        assembly.Add(
            layer,
            assembly.Shape.Rank == 3 ? () => new BatchNorm2d(assembly.Shape[0], eps, momentum, affine) : () => new BatchNorm1d(assembly.Shape[0], eps, momentum, affine),
            [.. parameters, "running_mean", "running_var"]);
    }

    public static void Layer(KerasLayer layer, Assembly assembly)
    {
        CheckAxis(layer, assembly);
        if (assembly.Shape.Rank == 3 || layer.Flag("rms_scaling", false))
            throw layer.Refuse("layer normalisation here has a mean, and works over the last dimension, not over the channels of a picture");
        var parameters = Affine(layer);
        assembly.Add(layer, () => new LayerNorm(assembly.Shape[-1], layer.Number("epsilon", Eps), parameters.Length > 0), parameters);
    }

    private static void CheckAxis(KerasLayer layer, Assembly assembly)
    {
        if (layer.Optional("axis") is { } axis && !axis.IsLastAxis(assembly.Shape.Rank + 1))
            throw layer.Refuse("it works over another axis than the last");
    }

    private static string[] Affine(KerasLayer layer) =>
        [.. layer.Flag("scale", true) ? ["weight"] : Array.Empty<string>(), .. layer.Flag("center", true) ? ["bias"] : Array.Empty<string>()];
}
