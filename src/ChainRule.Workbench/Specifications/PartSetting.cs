using System.Reflection;

namespace ChainRule.Workbench.Specifications;

/// <summary>A setting of a type of part: one parameter of its constructor, or several that are one setting in the network format.</summary>
internal sealed record PartSetting(string Name, IReadOnlyList<ParameterInfo> Parameters, SettingForm Form)
{
    public bool IsRequired => !Parameters[0].HasDefaultValue;

    /// <summary>The setting that a part has, by its public properties; null where it has none.</summary>
    public SettingValue? Of(object part)
    {
        var values = Parameters.Select(parameter => ValueIn(part, FormatWords.Property(parameter))).ToList();
        return values.Contains(null) ? null : new(Name, Form.OfProperties(values!));
    }

    private static object? ValueIn(object part, string property) =>
        (part.GetType().GetProperty(property) ?? throw new NotSupportedException($"{part.GetType().Name} does not say its setting: it needs a public property {property}."))
        .GetValue(part);
}
