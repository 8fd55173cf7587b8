using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;

namespace ChainRule.Specifications.Parts;

/// <summary>The parts of one kind that the network format knows: those of the library, and what a program registers.</summary>
public sealed class PartCatalog<TPart>
    where TPart : class
{
    private readonly ConcurrentDictionary<string, PartType> _byName = new();

    internal PartCatalog()
    {
    }

    /// <summary>The names of all parts, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The names of those that the short form can describe.</summary>
    public IReadOnlyList<string> ShortNames => [.. Names.Where(name => !_byName[name].NeedsList)];

    internal IEnumerable<PartType> Types => _byName.Values;

    /// <summary>
    /// Makes a part of a program's own known. It is written by its only public constructor's parameters: numbers, sizes, strings, truth values and inner
    /// layers, each with a public property of the same name; a parameter marked <see cref="FromInputAttribute"/> follows from the input.
    /// </summary>
    /// <param name="name">what network files call it: <c>running_total</c></param>
    /// <param name="numbersIn">for a part whose constructor makes its tensors at once: how many numbers they have; a model's file that holds far fewer is refused before</param>
    /// <exception cref="ArgumentException">the name or the type is taken already, or the type cannot be written so</exception>
    public PartCatalog<TPart> Register<[DynamicallyAccessedMembers(PartType.Needed)] T>(string name, Func<PartSpecification, long>? numbersIn = null)
        where T : TPart
    {
        var type = PartType.Of<T>(name, numbersIn);
        type.Check();
        var known = Types.FirstOrDefault(known => known.Class == typeof(T)) ?? _byName.GetOrAdd(name, type);
        return known.Class == typeof(T) && known.Name == name
            ? this
            : throw new ArgumentException($"\"{known.Name}\" is {known.Class.Name} already.", nameof(name));
    }

    internal PartCatalog<TPart> Add<[DynamicallyAccessedMembers(PartType.Needed)] T>()
        where T : TPart
    {
        var type = PartType.Of<T>();
        _byName[type.Name] = type;
        return this;
    }

    internal PartType? Find(string name) => _byName.GetValueOrDefault(name);

    internal PartType Named(StrictValue name) => Named(name.Text(), name.Location);

    internal PartType Named(string name, Location location) =>
        Find(name) ?? throw new InputException(location.File, location.Path, $"\"{name}\" is not a known type", "known here: " + string.Join(", ", Names), new KeyNotFoundException(name));

    /// <summary>Reads an object with a type, its settings and what may stand beside them.</summary>
    internal PartSpecification Read(StrictObject settings, params IEnumerable<string> beside)
    {
        var type = Named(settings.Required("type"));
        return new(type.Name, type.Read(settings.Only(["type", .. type.SettingNames, .. beside])));
    }

    /// <summary>Builds the part that is described.</summary>
    /// <inheritdoc cref="PartType.Make"/>
    internal TPart Make(PartSpecification part, Location location, LayerContext? context = null) =>
        (TPart)Named(part.Type, location.Member("type")).Make(part, location, context);
}
