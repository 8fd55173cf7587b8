using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Writes the safetensors format.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(Safetensors file, Stream stream)
    {
        // Wide elements first, so that every tensor is aligned without a gap; then by name, as the format's own library has them.
        (NamedTensor Tensor, StoredType Type)[] tensors =
        [
            .. from tensor in file.Tensors
               let type = ElementWriter.TypeOf(tensor.Value, file.Floats)
               select (new NamedTensor(tensor.Key, tensor.Value), type),
        ];
        tensors = [.. tensors.OrderByDescending(tensor => tensor.Type.Size()).ThenBy(tensor => tensor.Tensor.Name, StringComparer.Ordinal)];
        var header = Header(tensors, file.Metadata);
        var padding = (Alignment - header.Length % Alignment) % Alignment;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(header.Length + padding));
        stream.Write(prefix);
        stream.Write(header);
        stream.Write("        "u8[..padding]);
        foreach (var (tensor, type) in tensors)
            ElementWriter.Write(stream, tensor, type);
    }

    private static ReadOnlySpan<byte> Header((NamedTensor Tensor, StoredType Type)[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach (var (key, value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
        }

        var offset = 0L;
        foreach (var ((name, tensor), type) in tensors)
        {
            if (name == SafetensorsHeader.MetadataKey)
                throw new ArgumentException($"No tensor can be named {name}: the format reserves the name for the metadata.");
            json.WriteStartObject(name);
            json.WriteString("dtype", SafetensorsNames.Of(type));
            WriteNumbers(json, "shape", [.. tensor.Shape.Select(size => (long)size)]);
            WriteNumbers(json, "data_offsets", [offset, offset += (long)tensor.Count * type.Size()]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
