using System.Text.Json;
using ChainRule.Formats;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;

namespace ChainRule.Specifications;

/// <summary>Reads the specification of a network from JSON.</summary>
internal static class SpecificationReader
{
    private const int MaximumRank = 8;

    public static NetworkSpecification Read(StrictObject root, ValueList<PartSpecification>? layers, PartSpecification? loss) => new()
    {
        Name = root.Optional(SpecificationKeys.Name)?.Text() ?? Path.GetFileNameWithoutExtension(root.Location.File),
        Input = ReadInput(root.Required(SpecificationKeys.Input)),
        Layers = layers ?? LayerList.Read(root.Required(SpecificationKeys.Layers)),
        Loss = loss ?? ReadLoss(root.Required(SpecificationKeys.Loss)),
        Regularizer = root.Optional(SpecificationKeys.Regularizer) is { } regularizer ? ReadRegularizer(regularizer.Object()) : null,
        Optimizer = root.Optional(SpecificationKeys.Optimizer) is { } optimizer ? OptimizerSpecification.Read(optimizer.Object()) : null,
        Schedule = root.Optional(SpecificationKeys.Schedule) is { } schedule ? ScheduleSpecification.Read(schedule) : null,
        Clip = root.Optional(SpecificationKeys.Clip) is { } clip ? ClippingSpecification.Read(clip) : null,
        Trainable = root.Optional(SpecificationKeys.Trainable) is { } trainable ? TrainablePattern.Read(trainable) : [],
        Seed = (ulong)(root.Optional(SpecificationKeys.Seed)?.WholeNumber(0, NetworkSpecification.MaximumSeed) ?? 0),
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
