using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;

namespace ChainRule.Workbench.Specifications;

/// <summary>The parts of one kind, such as layers, that the network format knows: all that the library has.</summary>
public sealed class PartCatalog
{
    private readonly Dictionary<string, PartType> _byName;

    private PartCatalog(Type kind)
    {
        _byName = kind.Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(kind) && !type.IsAbstract)
            .Select(type => new PartType(type))
            .ToDictionary(type => type.Name);
        Names = [.. _byName.Keys.Order(StringComparer.Ordinal)];
    }

    public static PartCatalog Layers { get; } = new(typeof(Layer));

    public static PartCatalog Losses { get; } = new(typeof(Loss));

    public static PartCatalog Optimizers { get; } = new(typeof(Optimizer));

    /// <summary>The names of all parts, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Names { get; }

    internal static PartType Regularizer { get; } = new(typeof(Regularization));

    internal IEnumerable<PartType> Types => _byName.Values;

    internal static PartType TypeOf(Type part) =>
        All.FirstOrDefault(type => type.Class == part) ?? throw new ArgumentException($"The network format has no {part.Name}.", nameof(part));

    internal static PartType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    internal PartType Named(StrictValue name) => Named(name.Text(), name.Location);

    internal PartType Named(string name, Location location) =>
        _byName.GetValueOrDefault(name) ?? throw location.Refuse($"\"{name}\" is not a known type", "known here: " + string.Join(", ", Names));

    private static IEnumerable<PartType> All => new[] { Layers, Losses, Optimizers }.SelectMany(catalog => catalog.Types).Append(Regularizer);

    /// <summary>What an object of a type and its settings describes.</summary>
    internal PartSpecification Read(StrictObject settings)
    {
        var type = Named(settings.Required("type"));
        return new(type.Name, type.Read(settings.Only(["type", .. type.SettingNames])));
    }
}
