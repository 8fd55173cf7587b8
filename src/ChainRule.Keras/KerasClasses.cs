namespace ChainRule.Keras;

/// <summary>The classes of Keras whose layers have parameters.</summary>
internal static class KerasClasses
{
    public const string Dense = "Dense";
    public const string Convolution = "Conv2D";
    public const string Depthwise = "DepthwiseConv2D";
    public const string BatchNorm = "BatchNormalization";
    public const string LayerNorm = "LayerNormalization";
}
