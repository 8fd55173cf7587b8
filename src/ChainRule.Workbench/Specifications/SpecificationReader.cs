using System.Text.Json;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>Reads what a network is; options go over what the file says.</summary>
internal static class SpecificationReader
{
    public const string NameKey = "name";
    public const string InputKey = "input";
    public const string LayersKey = "layers";
    public const string LossKey = "loss";
    public const string RegularizerKey = "regularizer";
    public const string OptimizerKey = "optimizer";
    public const string ClipKey = "clip";
    public const string TrainableKey = "trainable";
    public const string SeedKey = "seed";

    private const int MaximumRank = 8;

    public static IReadOnlyList<string> Keys { get; } = [NameKey, InputKey, LayersKey, LossKey, RegularizerKey, OptimizerKey, ClipKey, TrainableKey, SeedKey];

    /// <summary>What the whole of a file describes.</summary>
    public static NetworkSpecification Read(StrictObject root, NetworkOptions options) =>
        Read(root, root.Optional(NameKey)?.Text() ?? Path.GetFileNameWithoutExtension(root.Location.File), ReadInput(root.Required(InputKey)), options);

    /// <summary>What a file, or nothing, and options describe for this input.</summary>
    public static NetworkSpecification Read(StrictObject root, string name, Shape input, NetworkOptions options) => new()
    {
        Name = name,
        Input = input,
        Layers = options.ReadLayers() ?? LayerList.Read(root.Required(LayersKey)),
        Loss = options.ReadLoss() ?? ReadLoss(root.Required(LossKey)),
        Regularizer = root.Optional(RegularizerKey) is { } regularizer ? ReadRegularizer(regularizer.Object()) : null,
        Optimizer = options.WithLearningRate(options.ReadOptimizer() ?? (root.Optional(OptimizerKey) is { } optimizer ? OptimizerSpecification.Read(optimizer.Object()) : options.ReadDefaultOptimizer())),
        Clip = options.ReadClipping() ?? (root.Optional(ClipKey) is { } clip ? ClippingSpecification.Read(clip) : null),
        Trainable = options.ReadTrainable() ?? (root.Optional(TrainableKey) is { } trainable ? TrainablePattern.Read(trainable) : []),
        Seed = options.Seed is { } given ? (ulong)given : (ulong)(root.Optional(SeedKey)?.Number(NumberRange.Whole(0, NetworkSpecification.MaximumSeed)) ?? 0),
    };

    private static Shape ReadInput(StrictValue value)
    {
        int[] sizes = [.. value.Items(1, MaximumRank).Select(size => size.WholeNumber(1, Shape.MaximumCount))];
        try
        {
            return new Shape(sizes);
        }
        catch (ShapeException fault)
        {
            throw value.Refuse(fault.Message.TrimEnd('.'));
        }
    }

    // A name, or an object with a type.
    private static PartSpecification ReadLoss(StrictValue value) =>
        value.Kind == JsonValueKind.String ? new(PartCatalog.Losses.Named(value).Name) : PartCatalog.Losses.Read(value.Object());

    private static PartSpecification ReadRegularizer(StrictObject settings)
    {
        var type = PartCatalog.Regularizer;
        return new(type.Name, type.Read(settings.Only(type.SettingNames)));
    }
}
