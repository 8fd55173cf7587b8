using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;

namespace ChainRule.Specifications.Parts;

/// <summary>The parts that the network format knows, by kind.</summary>
public static class PartCatalog
{
    internal const int MaximumLayers = 1000;

    /// <summary>All layers but a sequence of them: in a file, that is what each list of layers is.</summary>
    public static PartCatalog<Layer> Layers { get; } = KnownParts.Layers();

    /// <summary>All losses.</summary>
    public static PartCatalog<Loss> Losses { get; } = KnownParts.Losses();

    /// <summary>All optimizers.</summary>
    public static PartCatalog<Optimizer> Optimizers { get; } = KnownParts.Optimizers();

    /// <summary>All schedules of a learning rate.</summary>
    public static PartCatalog<Schedule> Schedules { get; } = KnownParts.Schedules();

    internal static PartType Regularizer { get; } = PartType.Of<Regularization>();

    internal static PartType WarmUp { get; } = PartType.Of<WarmUp>();

    private static IEnumerable<PartType> All => [.. Layers.Types, .. Losses.Types, .. Optimizers.Types, .. Schedules.Types, Regularizer, WarmUp];

    internal static PartType TypeOf(Type part) =>
        All.FirstOrDefault(type => type.Class == part) ?? throw new ArgumentException($"The network format has no {part.Name}; a part of your own is registered first, as with PartCatalog.Layers.Register.", nameof(part));

    /// <summary>The type of a part; a layer and a schedule may have the same name, but not the same settings.</summary>
    internal static PartType? Find(PartSpecification part) =>
        All.FirstOrDefault(type => type.Name == part.Type && part.Settings.All(setting => type.SettingNames.Contains(setting.Name)));
}
