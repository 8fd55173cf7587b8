using System.Text.Json;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Where a tensor lies: bytes from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, StoredType Type, Shape Shape, long Start, long End);

/// <summary>The header's JSON, parsed and checked: entries in the order of their places.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    private readonly string _file;

    private SafetensorsHeader(JsonElement root, string file, long dataLength)
    {
        _file = file;
        var names = new HashSet<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw Refuse(property.Name, "the header names it twice");
            if (property.Name == MetadataKey)
                ReadMetadata(property.Value);
            else
                Entries.Add(ReadEntry(property.Name, property.Value));
        }

        Entries.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        CheckPlaces(dataLength);
    }

    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>Reads the header of a file with tensors of <paramref name="dataLength"/> bytes.</summary>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, string file, long dataLength)
    {
        if (json.Span is not [(byte)'{', ..])
            throw new InputException(file, "header", "it does not begin with {", "a header is a JSON object with nothing before it, not even a space or a byte order mark");
        using var document = StrictJson.Parse(json, file);
        return new(document.RootElement, file, dataLength);
    }

    private void ReadMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
            throw Refuse(MetadataKey, "this is not a JSON object");
        foreach (var entry in metadata.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
                throw Refuse($"{MetadataKey}.{entry.Name}", "the value is not a string");
            if (!Metadata.TryAdd(entry.Name, entry.Value.GetString()!))
                throw Refuse($"{MetadataKey}.{entry.Name}", "the header names it twice");
        }
    }

    private SafetensorsEntry ReadEntry(string name, JsonElement entry)
    {
        string[] keys = ["dtype", "shape", "data_offsets"];
        if (entry.ValueKind != JsonValueKind.Object
            || entry.GetPropertyCount() != keys.Length
            || !keys.All(key => entry.TryGetProperty(key, out _)))
            throw Refuse(name, "the entry is not an object of dtype, shape and data_offsets");
        var type = ReadType(name, entry.GetProperty(keys[0]));
        var shape = Place(name).Shape(ReadNumbers(name, keys[1], entry.GetProperty(keys[1])));
        var offsets = ReadNumbers(name, keys[2], entry.GetProperty(keys[2]));
        if (offsets.Length != 2 || offsets[0] > offsets[1])
            throw Refuse(name, "data_offsets are not a start and an end");
        var length = (long)shape.Count * type.Size();
        return offsets[1] - offsets[0] == length
            ? new(name, type, shape, offsets[0], offsets[1])
            : throw Refuse(name, FormattableString.Invariant($"the shape {shape} needs {length} bytes, but data_offsets give it {offsets[1] - offsets[0]}"));
    }

    private StoredType ReadType(string name, JsonElement type) =>
        (type.ValueKind == JsonValueKind.String ? SafetensorsNames.Find(type.GetString()!) : null)
        ?? throw Refuse(name, $"the type {type.GetRawText()} is not supported", "save it as F32, F64 or I64");

    private long[] ReadNumbers(string name, string key, JsonElement array)
    {
        var numbers = new long[array.ValueKind == JsonValueKind.Array ? array.GetArrayLength() : throw Fault()];
        var count = 0;
        foreach (var item in array.EnumerateArray())
            numbers[count++] = item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0 ? number : throw Fault();
        return numbers;

        InputException Fault() => Refuse(name, $"{key} is not an array of whole numbers of at least 0");
    }

    private void CheckPlaces(long dataLength)
    {
        var end = 0L;
        foreach (var entry in Entries)
        {
            if (entry.Start != end)
                throw Refuse(entry.Name, FormattableString.Invariant($"its bytes start at {entry.Start}, but those before it end at {end}"));
            end = entry.End;
        }

        if (end != dataLength)
            throw new InputException(_file, null, FormattableString.Invariant($"{dataLength} bytes follow the header, but the tensors need {end}"), end > dataLength ? "the file was cut off" : null);
    }

    private InputException Refuse(string name, string problem, string? remedy = null) => Place(name).Refuse(problem, remedy);

    private FilePlace Place(string name) => new FilePlace(_file).Tensor(name);
}
