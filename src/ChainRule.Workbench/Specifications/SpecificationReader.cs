using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Workbench.Specifications.Parts;

namespace ChainRule.Workbench.Specifications;

/// <summary>Reads the specification of a network from a file, from options, or from a file that options override.</summary>
internal static class SpecificationReader
{
    public const string NameKey = "name";
    public const string InputKey = "input";
    public const string LayersKey = "layers";
    public const string LossKey = "loss";
    public const string RegularizerKey = "regularizer";
    public const string OptimizerKey = "optimizer";
    public const string ScheduleKey = "schedule";
    public const string ClipKey = "clip";
    public const string TrainableKey = "trainable";
    public const string SeedKey = "seed";

    private const int MaximumRank = 8;

    public static IReadOnlyList<string> Keys { get; } = [NameKey, InputKey, LayersKey, LossKey, RegularizerKey, OptimizerKey, ScheduleKey, ClipKey, TrainableKey, SeedKey];

    public static NetworkSpecification Read(StrictObject root, NetworkOptions options) =>
        Read(root, root.Optional(NameKey)?.Text() ?? Path.GetFileNameWithoutExtension(root.Location.File), ReadInput(root.Required(InputKey)), options);

    public static NetworkSpecification Read(StrictObject root, string name, Shape input, NetworkOptions options) => new()
    {
        Name = name,
        Input = input,
        Layers = options.Layers is { } layers ? ShortForm.ReadLayers(layers) : PartCatalog.ReadLayers(root.Required(LayersKey)),
        Loss = options.Loss is { } loss ? ShortForm.Read(loss, PartCatalog.Losses, NetworkOptions.At(LossKey)) : ReadLoss(root.Required(LossKey)),
        Regularizer = root.Optional(RegularizerKey) is { } regularizer ? ReadRegularizer(regularizer.Object()) : null,
        Optimizer = options.WithLearningRate(
            NetworkOptions.ReadOptimizer(options.Optimizer)
            ?? (root.Optional(OptimizerKey) is { } optimizer ? OptimizerSpecification.Read(optimizer.Object()) : NetworkOptions.ReadOptimizer(options.DefaultOptimizer))),
        Schedule = options.ReadSchedule(root.Optional(ScheduleKey)),
        Clip = options.ReadClipping() ?? (root.Optional(ClipKey) is { } clip ? ClippingSpecification.Read(clip) : null),
        Trainable = options.ReadTrainable() ?? (root.Optional(TrainableKey) is { } trainable ? TrainablePattern.Read(trainable) : []),
        Seed = options.Seed is { } given ? (ulong)given : (ulong)(root.Optional(SeedKey)?.WholeNumber(0, NetworkSpecification.MaximumSeed) ?? 0),
    };

    private static Shape ReadInput(StrictValue value)
    {
        int[] sizes = [.. value.Items(1, MaximumRank).Select(size => size.WholeNumber(1, Shape.MaximumCount))];
        return value.Location.Guard(() => new Shape(sizes));
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
