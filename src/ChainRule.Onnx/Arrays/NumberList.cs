using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>Nested lists of numbers in JSON; a number that JSON cannot have is a text: "NaN", "Infinity", "-Infinity".</summary>
internal static class NumberList
{
    public static NumpyArray Read(string path, ElementType type)
    {
        var text = InputFile.ReadAllBytes(path);
        using var document = StrictJson.Parse(text, path);
        var sizes = new List<int>();
        for (var level = document.RootElement; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            sizes.Add(level.GetArrayLength());
            if (sizes[^1] == 0)
                break;
        }

        // The first lists may promise more numbers than the text could hold.
        if (sizes.Aggregate(1.0, (product, size) => product * size) > text.Length)
            throw Uneven();
        var numbers = new NumberText(type, [.. sizes], path);
        Add(document.RootElement, 0);
        return numbers.Array;

        void Add(JsonElement element, int depth)
        {
            if (element.ValueKind == JsonValueKind.Array != depth < sizes.Count || (depth < sizes.Count && element.GetArrayLength() != sizes[depth]))
                throw Uneven();
            if (depth == sizes.Count)
            {
                numbers.Add(element.ToString(), null);
                return;
            }

            foreach (var inner in element.EnumerateArray())
                Add(inner, depth + 1);
        }

        InputException Uneven() => new(path, null, "its lists are not all of the same length and depth");
    }
}
