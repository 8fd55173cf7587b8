using ChainRule.Tensors;

namespace ChainRule.Keras.Layers;

/// <summary>Shapes of samples in Keras and here.</summary>
internal static class KerasShapes
{
    /// <summary>A picture (h, w, channels) is (channels, h, w) here; other samples have the same sizes.</summary>
    public static Shape Here(int[] sizes) => sizes is [var height, var width, var channels] ? [channels, height, width] : new(sizes);
}
