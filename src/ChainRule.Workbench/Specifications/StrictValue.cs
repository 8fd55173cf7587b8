using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>A value of a JSON file that knows where it stands, and is read as exactly what is wanted or refused.</summary>
internal readonly record struct StrictValue(JsonElement Element, Location Location)
{
    private const int LongestQuote = 40;

    public JsonValueKind Kind => Element.ValueKind;

    public InputException Refuse(string problem, string? remedy = null) => Location.Refuse(problem, remedy);

    public double Number(NumberRange range)
    {
        if (Kind != JsonValueKind.Number || !Element.TryGetDouble(out var number))
            throw Refuse($"{Quote()} is not a number", $"write {range.Description}");
        if (!double.IsFinite(number))
            throw Refuse($"{Quote()} is too large for a number");
        return range.Contains(number) ? number : throw Refuse($"{Quote()} is out of range", $"write {range.Description}");
    }

    public int WholeNumber(int minimum, int maximum) => (int)Number(NumberRange.Whole(minimum, maximum));

    /// <summary>A height and a width: one number for both, or [height, width].</summary>
    public Size2d Size(int minimum, int maximum)
    {
        if (Kind != JsonValueKind.Array)
            return WholeNumber(minimum, maximum);
        var sides = Items(2, 2);
        return new(sides[0].WholeNumber(minimum, maximum), sides[1].WholeNumber(minimum, maximum));
    }

    public string Text() =>
        Kind == JsonValueKind.String ? Element.GetString()! : throw Refuse($"{Quote()} is not a string", "write it in quotes");

    public bool Boolean() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse($"{Quote()} is neither true nor false"),
    };

    /// <summary>The number of items of this array.</summary>
    public int Count(int minimum, int maximum)
    {
        if (Kind != JsonValueKind.Array)
            throw Refuse($"{Quote()} is not an array");
        var count = Element.GetArrayLength();
        if (count >= minimum && count <= maximum)
            return count;
        var wanted = minimum == maximum ? $"{minimum}" : FormattableString.Invariant($"{minimum} to {maximum}");
        throw Refuse(FormattableString.Invariant($"the length is {count}"), "make it " + wanted);
    }

    public StrictValue[] Items(int minimum, int maximum)
    {
        Count(minimum, maximum);
        var location = Location;
        return [.. Element.EnumerateArray().Select((item, i) => new StrictValue(item, location.Item(i)))];
    }

    public StrictObject Object() =>
        Kind == JsonValueKind.Object ? new(this) : throw Refuse($"{Quote()} is not an object", "write one in braces");

    /// <summary>The value as the file has it, or what it is where that would be long.</summary>
    public string Quote()
    {
        switch (Kind)
        {
            case JsonValueKind.Array:
                return "an array";
            case JsonValueKind.Object:
                return "an object";
            default:
                var text = Element.GetRawText();
                return text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
        }
    }
}
