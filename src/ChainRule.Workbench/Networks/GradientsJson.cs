using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Writes a <see cref="GradientsReport"/> as one line of JSON, with every digit of its doubles.</summary>
public static class GradientsJson
{
    public static string Write(GradientsReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("network", report.Network);
            json.WriteNumber("loss", report.Loss);
            WriteTensor(json, "output", report.Output);
            WriteTensors(json, "gradients", report.Gradients);
            WriteTensor(json, "input_gradient", report.InputGradient);
            if (report.Updated is not null)
                WriteTensors(json, "updated", report.Updated);
            if (report.Buffers.Count > 0)
                WriteTensors(json, "buffers", report.Buffers);
            json.WriteEndObject();
        }

        return Printable.Json(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteTensors(Utf8JsonWriter json, string key, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        json.WriteStartObject(key);
        foreach (var (name, tensor) in tensors)
            WriteTensor(json, name, tensor);
        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, string key, Tensor tensor)
    {
        json.WritePropertyName(key);
        var next = 0;
        WriteDimension(0);

        void WriteDimension(int dimension)
        {
            if (dimension == tensor.Shape.Rank)
            {
                json.WriteNumberValue(tensor.Value(next++));
                return;
            }

            json.WriteStartArray();
            for (var i = 0; i < tensor.Shape[dimension]; i++)
                WriteDimension(dimension + 1);
            json.WriteEndArray();
        }
    }
}
