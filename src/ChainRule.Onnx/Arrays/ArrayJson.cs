using System.Text.Json;
using ChainRule.Formats;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>
/// Arrays as one JSON object: <c>{"outputs": {"y": {"dtype": "float32", "shape": [2, 3], "data": […]}}}</c>. Numbers that JSON cannot have are the texts
/// "NaN", "Infinity" and "-Infinity"; truth values are true and false.
/// </summary>
public static class ArrayJson
{
    /// <summary>Writes the outputs of a graph.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, NumpyArray> outputs)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartObject("outputs");
        foreach (var (name, array) in outputs)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", array.Type);
            json.WriteStartArray("shape");
            foreach (var size in array.Tensor.Shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data");
            for (var i = 0; i < array.Tensor.Count; i++)
                Write(json, array, i);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NumpyArray array, int i)
    {
        var type = ElementTypes.OfNumpyName(array.Type);
        if (type == ElementType.Bool)
            json.WriteBooleanValue(array.Tensor.Span<long>()[i] != 0);
        else if (type == ElementType.UInt64)
            json.WriteNumberValue(unchecked((ulong)array.Tensor.Span<long>()[i]));
        else if (!type.IsFloatingPoint())
            json.WriteNumberValue(array.Tensor.Span<long>()[i]);
        else if (array.Tensor.Value(i) is var number && !double.IsFinite(type.Rounded(number)))
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        else if (type == ElementType.Double)
            json.WriteNumberValue(number);
        else
            json.WriteNumberValue((float)type.Rounded(number));
    }
}
