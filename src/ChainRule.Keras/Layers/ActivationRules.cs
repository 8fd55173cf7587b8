using System.Text.Json;
using ChainRule.Keras.Configs;
using ChainRule.Layers;

namespace ChainRule.Keras.Layers;

/// <summary>Activations: a layer of their own, or the setting of another.</summary>
internal static class ActivationRules
{
    // Keras' own defaults.
    private const double SlopeOfFunction = 0.2;
    private const double SlopeOfLayer = 0.3;

    private static readonly Dictionary<string, Func<Layer>> Functions = new()
    {
        ["relu"] = () => new Relu(),
        ["sigmoid"] = () => new Sigmoid(),
        ["tanh"] = () => new Tanh(),
        ["softmax"] = () => new Softmax(),
        ["log_softmax"] = () => new LogSoftmax(),
        ["elu"] = () => new Elu(),
        ["gelu"] = () => new Gelu(),
        ["silu"] = () => new Silu(),
        ["swish"] = () => new Silu(),
        ["softplus"] = () => new Softplus(),
        ["leaky_relu"] = () => new LeakyRelu(SlopeOfFunction),
    };

    /// <summary>Adds the function that a setting names.</summary>
    public static void Add(KerasLayer layer, string key, Assembly assembly)
    {
        if (layer.Optional(key) is not { } value)
            return;
        if (value.Kind == JsonValueKind.Object)
            throw layer.Refuse("its activation is not one of Keras' functions", "use one by its name, or a layer after this one");
        var name = value.Text();
        if (name == "linear")
            return;
        if (!Functions.TryGetValue(name, out var make))
            throw layer.Refuse($"there is no activation {name} here", "there are " + string.Join(", ", Functions.Keys.Order()));
        if (name is "softmax" or "log_softmax")
            RefuseChannels(layer, assembly);
        assembly.Add(layer, make);
    }

    public static void Relu(KerasLayer layer, Assembly assembly)
    {
        if (layer.Optional("max_value") is not null || layer.Number("threshold", 0) != 0)
            throw layer.Refuse("a ReLU with a largest value or a threshold does not exist here");
        var slope = layer.Number("negative_slope", 0);
        assembly.Add(layer, slope == 0 ? () => new Relu() : () => new LeakyRelu(slope));
    }

    public static void LeakyRelu(KerasLayer layer, Assembly assembly) =>
        assembly.Add(layer, () => new LeakyRelu(layer.Number(layer.Optional("alpha") is null ? "negative_slope" : "alpha", SlopeOfLayer)));

    public static void Elu(KerasLayer layer, Assembly assembly) => assembly.Add(layer, () => new Elu(layer.Number("alpha", 1)));

    public static void Softmax(KerasLayer layer, Assembly assembly)
    {
        if (layer.Optional("axis") is { } axis && !axis.IsLastAxis(assembly.Shape.Rank + 1))
            throw axis.Refuse("a softmax here works over the last axis");
        RefuseChannels(layer, assembly);
        assembly.Add(layer, () => new Softmax());
    }

    private static void RefuseChannels(KerasLayer layer, Assembly assembly)
    {
        if (assembly.Shape.Rank == 3)
            throw layer.Refuse("its softmax works over the channels of a picture, which are not the last dimension here");
    }
}
