using System.Text.Json.Nodes;
using ChainRule.Layers;
using ChainRule.Specifications.Parts;

namespace ChainRule.Specifications;

/// <summary>A layer, a loss or another part of a network: its type, and the settings that differ from their defaults.</summary>
/// <param name="Type">its name in the network format: <c>conv2d</c></param>
/// <param name="Settings">in the order of the constructor's parameters</param>
public sealed record PartSpecification(string Type, ValueList<SettingValue> Settings)
{
    /// <summary>A part with the default settings.</summary>
    public PartSpecification(string type)
        : this(type, [])
    {
    }

    /// <summary>What a layer is called; null where it is called by its place, and for other parts.</summary>
    public string? Name { get; init; }

    /// <summary>The value of a setting; null where it is left out.</summary>
    public object? this[string setting] => Settings.FirstOrDefault(own => own.Name == setting)?.Value;

    /// <summary>Describes a layer, a loss or an optimizer made in C#, without initializers and groups.</summary>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public static PartSpecification Of(object part) => PartCatalog.TypeOf(part.GetType()).Describe(part) with { Name = (part as Layer)?.Name };

    /// <summary>The part in the short form: <c>conv2d 16 3x3 padding=1</c>; null where only a file can describe it.</summary>
    public string? ToShortForm() => ShortForm.Write(this);

    internal JsonObject ToJson() => Write(Name is null ? new() { ["type"] = Type } : new() { ["type"] = Type, [SpecificationKeys.Name] = Name }, Settings);

    internal static JsonObject Write(JsonObject json, IEnumerable<SettingValue> settings)
    {
        foreach (var setting in settings)
            json[setting.Name] = setting.ToJson();
        return json;
    }
}
