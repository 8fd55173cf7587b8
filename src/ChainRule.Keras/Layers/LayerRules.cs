using ChainRule.Keras.Configs;

namespace ChainRule.Keras.Layers;

/// <summary>What each class of Keras becomes here.</summary>
internal static class LayerRules
{
    /// <summary>The rules, by class: each adds the layers to those before.</summary>
    public static IReadOnlyDictionary<string, Action<KerasLayer, Assembly>> All { get; } = new Dictionary<string, Action<KerasLayer, Assembly>>
    {
        ["InputLayer"] = (_, _) => { },
        [KerasClasses.Dense] = DenseRules.Dense,
        ["Flatten"] = (layer, assembly) => assembly.Flatten(layer),
        ["Reshape"] = DenseRules.Reshape,
        ["Dropout"] = DenseRules.Dropout,
        [KerasClasses.Convolution] = ConvolutionRules.Convolution,
        [KerasClasses.Depthwise] = ConvolutionRules.Depthwise,
        ["MaxPooling2D"] = PoolingRules.Max,
        ["AveragePooling2D"] = PoolingRules.Average,
        ["GlobalAveragePooling2D"] = PoolingRules.GlobalAverage,
        [KerasClasses.BatchNorm] = NormRules.Batch,
        [KerasClasses.LayerNorm] = NormRules.Layer,
        ["Activation"] = (layer, assembly) => ActivationRules.Add(layer, "activation", assembly),
        ["ReLU"] = ActivationRules.Relu,
        ["LeakyReLU"] = ActivationRules.LeakyRelu,
        ["ELU"] = ActivationRules.Elu,
        ["Softmax"] = ActivationRules.Softmax,
    };
}
