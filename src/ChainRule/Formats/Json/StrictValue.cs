using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>A value of a JSON file and its place there, read as exactly what is wanted or refused.</summary>
/// <param name="Element">the value</param>
/// <param name="Location">its place, for messages</param>
public readonly record struct StrictValue(JsonElement Element, Location Location)
{
    private const int LongestQuote = 40;

    /// <summary>Whether it is a number, an array, …</summary>
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>What is thrown about this value.</summary>
    /// <param name="problem">what is wrong</param>
    /// <param name="remedy">what to do about it</param>
    public InputException Refuse(string problem, string? remedy = null) => Location.Refuse(problem, remedy);

    /// <summary>A finite number within a range.</summary>
    /// <param name="range">null for a number in it, else a description of those that are wanted</param>
    /// <exception cref="InputException">it is something else</exception>
    public double Number(Func<double, string?> range)
    {
        if (Kind != JsonValueKind.Number || !Element.TryGetDouble(out var number))
            throw Refuse($"{Quote()} is not a number", $"write {range(double.NaN) ?? "a number"}");
        if (!double.IsFinite(number))
            throw Refuse($"{Quote()} is too large for a number");
        return range(number) is { } wanted ? throw Refuse($"{Quote()} is out of range", $"write {wanted}") : number;
    }

    /// <summary>A whole number between these, both included.</summary>
    /// <inheritdoc cref="Number"/>
    public int WholeNumber(int minimum, int maximum) => (int)WholeNumber((long)minimum, maximum);

    /// <summary>A whole number between these, both included.</summary>
    /// <inheritdoc cref="Number"/>
    public long WholeNumber(long minimum, long maximum)
    {
        var range = NumberRanges.Whole(minimum, maximum);
        return Kind == JsonValueKind.Number && Element.TryGetDouble(out var number) && double.IsFinite(number) && number != Math.Floor(number)
            ? throw Refuse($"{Quote()} is not a whole number", $"write {range(number)}")
            : (long)Number(range);
    }

    /// <summary>A height and a width: one number for both, or [height, width].</summary>
    /// <inheritdoc cref="Number"/>
    public Size2d Size(int minimum, int maximum) => Kind switch
    {
        JsonValueKind.Array when Items(2, 2) is [var height, var width] => new Size2d(height.WholeNumber(minimum, maximum), width.WholeNumber(minimum, maximum)),
        JsonValueKind.Number => WholeNumber(minimum, maximum),
        _ => throw Refuse($"{Quote()} is not a size", "write one number for both sides, such as 3, or a height and a width: [3, 5] in a file, 3x5 in the short form"),
    };

    /// <summary>A string.</summary>
    /// <inheritdoc cref="Number"/>
    public string Text() =>
        Kind == JsonValueKind.String ? Element.GetString()! : throw Refuse($"{Quote()} is not a string", "write it in quotes");

    /// <summary>True or false.</summary>
    /// <inheritdoc cref="Number"/>
    public bool Boolean() =>
        Kind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Refuse($"{Quote()} is neither true nor false");

    /// <summary>The number of items of this array, which must be between these.</summary>
    /// <inheritdoc cref="Number"/>
    public int Count(int minimum, int maximum)
    {
        if (Kind != JsonValueKind.Array)
            throw Refuse($"{Quote()} is not an array");
        var count = Element.GetArrayLength();
        return count >= minimum && count <= maximum
            ? count
            : throw Refuse($"the length is {count}", "make it " + (minimum == maximum ? $"{minimum}" : $"{minimum} to {maximum}"));
    }

    /// <summary>The items of this array, which must be between so many.</summary>
    /// <inheritdoc cref="Number"/>
    public StrictValue[] Items(int minimum, int maximum)
    {
        Count(minimum, maximum);
        var location = Location;
        return [.. Element.EnumerateArray().Select((item, i) => new StrictValue(item, location.Item(i)))];
    }

    /// <summary>An object.</summary>
    /// <inheritdoc cref="Number"/>
    public StrictObject Object() =>
        Kind == JsonValueKind.Object ? new(this) : throw Refuse($"{Quote()} is not an object", "write one in braces");

    /// <summary>The value as it is written in the file, shortened if long; an array or an object is only named.</summary>
    public string Quote() => Kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => Element.GetRawText() is { Length: > LongestQuote } text ? text[..LongestQuote] + "…" : Element.GetRawText(),
    };
}
