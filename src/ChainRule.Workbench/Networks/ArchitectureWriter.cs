using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChainRule.Workbench.Networks;

/// <summary>Writes a network file's JSON without parameters and batch.</summary>
internal static class ArchitectureWriter
{
    public static string Write(StrictObject root, string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            foreach (var (key, value) in root.Members)
            {
                if (key is "name" or "parameters" or "batch")
                    continue;
                json.WritePropertyName(key);
                value.Element.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
