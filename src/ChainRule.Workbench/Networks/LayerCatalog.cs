using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>What a layer is made in view of: the shape of one sample that reaches it, and how inner layers are read.</summary>
internal readonly record struct LayerContext(Shape Input, Func<StrictValue, Layer[]> Inner);

/// <summary>The layers of the network format.</summary>
internal static class LayerCatalog
{
    public const int MaximumFeatures = 1_000_000;
    private const int MaximumSize = int.MaxValue;

    public static Catalog<LayerContext, Layer> Layers { get; } = new(
        new("linear", ["out_features", "bias"], (settings, context) =>
            new Linear(Features(context), settings.Required("out_features").WholeNumber(1, MaximumFeatures), Bias(settings))),
        new("conv2d", ["out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "bias"], (settings, context) =>
            new Conv2d(
                Channels(context, nameof(Conv2d)),
                settings.Required("out_channels").WholeNumber(1, MaximumFeatures),
                settings.Required("kernel_size").Size(1, MaximumSize),
                settings.Optional("stride")?.Size(1, MaximumSize),
                settings.Optional("padding")?.Size(0, MaximumSize) ?? 0,
                settings.Optional("dilation")?.Size(1, MaximumSize),
                settings.Optional("groups")?.WholeNumber(1, MaximumFeatures) ?? 1,
                settings.Boolean("bias", true))),
        new("max_pool2d", ["kernel_size", "stride", "padding"], (settings, _) =>
            new MaxPool2d(Kernel(settings), settings.Optional("stride")?.Size(1, MaximumSize), settings.Optional("padding")?.Size(0, MaximumSize) ?? 0)),
        new("avg_pool2d", ["kernel_size", "stride", "padding"], (settings, _) =>
            new AvgPool2d(Kernel(settings), settings.Optional("stride")?.Size(1, MaximumSize), settings.Optional("padding")?.Size(0, MaximumSize) ?? 0)),
        new("global_avg_pool2d", [], (_, _) => new GlobalAvgPool2d()),
        new("batch_norm2d", ["eps", "momentum", "affine"], (settings, context) =>
            new BatchNorm2d(
                Channels(context, nameof(BatchNorm2d)),
                settings.Number("eps", 1e-5, NumberRange.NotNegative),
                settings.Number("momentum", 0.1, NumberRange.Fraction),
                settings.Boolean("affine", true))),
        new("batch_norm1d", ["eps", "momentum", "affine"], (settings, context) =>
            new BatchNorm1d(
                context.Input[0],
                settings.Number("eps", 1e-5, NumberRange.NotNegative),
                settings.Number("momentum", 0.1, NumberRange.Fraction),
                settings.Boolean("affine", true))),
        new("layer_norm", ["eps", "affine"], (settings, context) =>
            new LayerNorm(
                context.Input[-1],
                settings.Number("eps", 1e-5, NumberRange.NotNegative),
                settings.Boolean("affine", true))),
        new("dropout", ["p"], (settings, _) => new Dropout(settings.Number("p", 0.5, NumberRange.FractionBelowOne))),
        new("flatten", [], (_, _) => new Flatten()),
        new("residual", ["layers"], (settings, context) => new Residual(context.Inner(settings.Required("layers")))),
        new("identity", [], (_, _) => new Identity()),
        new("relu", [], (_, _) => new Relu()),
        new("leaky_relu", ["negative_slope"], (settings, _) => new LeakyRelu(settings.Number("negative_slope", 0.01, NumberRange.Any))),
        new("elu", ["alpha"], (settings, _) => new Elu(settings.Number("alpha", 1, NumberRange.Any))),
        new("gelu", ["approximate"], (settings, _) => new Gelu(IsApproximate(settings))),
        new("sigmoid", [], (_, _) => new Sigmoid()),
        new("tanh", [], (_, _) => new Tanh()),
        new("silu", [], (_, _) => new Silu()),
        new("softplus", [], (_, _) => new Softplus()),
        new("step", [], (_, _) => new Step()),
        new("softmax", [], (_, _) => new Softmax()),
        new("log_softmax", [], (_, _) => new LogSoftmax()));

    private static Size2d Kernel(StrictObject settings) => settings.Required("kernel_size").Size(1, MaximumSize);

    private static int Channels(LayerContext context, string layer) =>
        context.Input.Rank == 3
            ? context.Input[0]
            : throw new ShapeException($"{layer} takes pictures of shape [channels, height, width], not {context.Input}.");

    // Over pictures, weighted sums of each row of pixels are never what was meant.
    private static int Features(LayerContext context) =>
        context.Input.Rank < 3
            ? context.Input[-1]
            : throw new ShapeException($"{nameof(Linear)} takes samples of one or two dimensions, not {context.Input}: put a flatten layer before it.");

    private static LinearBias Bias(StrictObject settings)
    {
        if (settings.Optional("bias") is not { } bias)
            return LinearBias.PerUnit;
        return bias.Quote() switch
        {
            "true" => LinearBias.PerUnit,
            "false" => LinearBias.None,
            "\"shared\"" => LinearBias.Shared,
            var other => throw bias.Refuse($"{other} is not a kind of bias", "write true, false or \"shared\""),
        };
    }

    private static bool IsApproximate(StrictObject settings)
    {
        if (settings.Optional("approximate") is not { } approximate)
            return false;
        return approximate.Quote() switch
        {
            "\"none\"" => false,
            "\"tanh\"" => true,
            var other => throw approximate.Refuse($"{other} is not an approximation", "write \"none\" or \"tanh\""),
        };
    }
}
