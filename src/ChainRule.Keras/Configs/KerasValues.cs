using System.Text.Json;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Keras.Configs;

/// <summary>Values as Keras writes them: what is left open is null, and a tuple is a list or an object that holds one.</summary>
internal static class KerasValues
{
    private const int LongestList = 1 << 20;

    /// <summary>The value of a key, where it is there and not null.</summary>
    public static StrictValue? Given(this StrictObject settings, string key) =>
        settings.Optional(key) is { Kind: not JsonValueKind.Null } value ? value : null;

    /// <summary>The text of a key, where it has one.</summary>
    public static string? Text(this StrictObject settings, string key) =>
        settings.Optional(key) is { Kind: JsonValueKind.String } value ? value.Text() : null;

    /// <summary>The items of a list or a tuple.</summary>
    public static StrictValue[] List(this StrictValue value) =>
        value.Kind == JsonValueKind.Object && value.Object() is var tuple && tuple.Text("class_name") == "__tuple__"
            ? tuple.Required("items").Items(0, LongestList)
            : value.Items(0, LongestList);

    /// <summary>One whole number for both sides, or two.</summary>
    public static Size2d Pair(this StrictValue value)
    {
        if (value.Kind == JsonValueKind.Number)
            return value.WholeNumber(1, int.MaxValue);
        return value.List() is [var height, var width]
            ? new(height.WholeNumber(1, int.MaxValue), width.WholeNumber(1, int.MaxValue))
            : throw value.Refuse("this is not a height and a width");
    }

    /// <summary>The sizes of a shape.</summary>
    public static int[] Sizes(this StrictValue value, int smallest = 1) => [.. value.List().Select(size => size.WholeNumber(smallest, int.MaxValue))];

    /// <summary>Whether this names one axis, the last of so many (the batch included).</summary>
    public static bool IsLastAxis(this StrictValue value, int rank)
    {
        var axis = value.Kind == JsonValueKind.Number ? value : value.List() is [var only] ? only : throw value.Refuse("this is not one axis");
        return axis.WholeNumber(-rank, rank) is var place && (place == -1 || place == rank - 1);
    }
}
