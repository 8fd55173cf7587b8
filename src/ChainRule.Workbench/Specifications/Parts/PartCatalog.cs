using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;

namespace ChainRule.Workbench.Specifications.Parts;

/// <summary>The parts of one kind that the network format knows, such as layers: all public ones of the library.</summary>
public sealed class PartCatalog
{
    internal const int MaximumLayers = 1000;

    private readonly Dictionary<string, PartType> _byName;

    private PartCatalog(Type kind, Type? except = null)
    {
        _byName = kind.Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(kind) && !type.IsAbstract && type != except)
            .Select(type => new PartType(type))
            .ToDictionary(type => type.Name);
        Names = [.. _byName.Keys.Order(StringComparer.Ordinal)];
        ShortNames = [.. Names.Where(name => !_byName[name].NeedsList)];
    }

    /// <summary>All layers but a sequence of them: in a file, that is what each list of layers is.</summary>
    public static PartCatalog Layers { get; } = new(typeof(Layer), except: typeof(Sequential));

    public static PartCatalog Losses { get; } = new(typeof(Loss));

    public static PartCatalog Optimizers { get; } = new(typeof(Optimizer));

    public static PartCatalog Schedules { get; } = new(typeof(Schedule));

    /// <summary>The names of all parts, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of those that the short form can describe.</summary>
    public IReadOnlyList<string> ShortNames { get; }

    internal static PartType Regularizer { get; } = new(typeof(Regularization));

    internal static PartType WarmUp { get; } = new(typeof(WarmUp));

    private static IEnumerable<PartType> All => new[] { Layers, Losses, Optimizers, Schedules }.SelectMany(catalog => catalog._byName.Values).Append(Regularizer).Append(WarmUp);

    internal static PartType TypeOf(Type part) =>
        All.FirstOrDefault(type => type.Class == part) ?? throw new ArgumentException($"The network format has no {part.Name}.", nameof(part));

    /// <summary>The type of a part; a layer and a schedule may have the same name, but not the same settings.</summary>
    internal static PartType? Find(PartSpecification part) =>
        All.FirstOrDefault(type => type.Name == part.Type && part.Settings.All(setting => type.SettingNames.Contains(setting.Name)));

    /// <summary>Reads a list of layers.</summary>
    internal static ValueList<PartSpecification> ReadLayers(StrictValue value) =>
        [.. value.Items(1, MaximumLayers).Select(layer => Layers.Read(layer.Object()))];

    internal PartType Named(StrictValue name) => Named(name.Text(), name.Location);

    internal PartType Named(string name, Location location) =>
        _byName.GetValueOrDefault(name) ?? throw location.Refuse($"\"{name}\" is not a known type", "known here: " + string.Join(", ", Names));

    /// <summary>Reads an object with a type and its settings.</summary>
    internal PartSpecification Read(StrictObject settings)
    {
        var type = Named(settings.Required("type"));
        return new(type.Name, type.Read(settings.Only(["type", .. type.SettingNames])));
    }
}
