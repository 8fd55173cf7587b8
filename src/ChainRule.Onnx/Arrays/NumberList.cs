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
        using var document = StrictJson.Parse(InputFile.ReadAllBytes(path), path);
        var sizes = new List<int>();
        for (var level = document.RootElement; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            sizes.Add(level.GetArrayLength());
            if (sizes[^1] == 0)
                break;
        }

        var numbers = new NumberText(type, [.. sizes], path);
        Add(document.RootElement, 0);
        return numbers.Array;

        void Add(JsonElement element, int depth)
        {
            if (element.ValueKind == JsonValueKind.Array != depth < sizes.Count || (depth < sizes.Count && element.GetArrayLength() != sizes[depth]))
                throw new InputException(path, null, "its lists are not all of the same length and depth");
            if (depth == sizes.Count)
                numbers.Add(element.ToString(), null);
            else
                element.EnumerateArray().ToList().ForEach(inner => Add(inner, depth + 1));
        }
    }
}
