using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChainRule.Tensors;

namespace ChainRule.Specifications;

/// <summary>A setting of a part in the network format: <c>out_features</c>.</summary>
/// <param name="Name">as the network format has it</param>
/// <param name="Value">a double, int, bool, string or <see cref="Size2d"/>, or a <see cref="ValueList{T}"/> of doubles or of inner layers</param>
public sealed partial record SettingValue(string Name, object Value)
{
    /// <summary>momentum 0.9</summary>
    public override string ToString() => $"{Name.Replace('_', ' ')} {ToJson().ToJsonString()}";

    internal JsonNode ToJson() => Value switch
    {
        double number => number,
        int number => number,
        bool truth => truth,
        string text => text,
        Size2d { Height: var height, Width: var width } => height == width ? height : new JsonArray(height, width),
        ValueList<double> numbers => new JsonArray([.. numbers.Select(number => (JsonNode)number)]),
        ValueList<PartSpecification> parts => new JsonArray([.. parts.Select(part => part.ToJson())]),
        _ => throw new NotSupportedException($"{Name} is a {Value.GetType().Name}, which the network format does not have."),
    };

    /// <summary>The value as the short form writes it; null where only a file can give it.</summary>
    internal string? ToShortForm() => Value switch
    {
        string text when Word().IsMatch(text) => text,
        Size2d size when size.Height != size.Width => size.ToString(),
        double or int or bool or Size2d => ToJson().ToJsonString(),
        _ => null,
    };

    // A text that the short form does not take for a number, a truth value or several words.
    [GeneratedRegex("^(?!true$|false$|nan$|infinity$)[a-z_]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
