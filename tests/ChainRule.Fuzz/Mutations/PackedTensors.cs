using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Mutations;

/// <summary>The parts of a safetensors file, which can be put together again around a header of any length.</summary>
internal sealed record PackedTensors(string Header, byte[] Data)
{
    private const int PrefixLength = sizeof(ulong);

    public static PackedTensors Of(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        return new(Encoding.UTF8.GetString(file, PrefixLength, length), file[(PrefixLength + length)..]);
    }

    /// <summary>The file; the header's length is what it is, rarely another.</summary>
    public byte[] Pack(byte[] header, RandomSource random)
    {
        var file = new byte[PrefixLength + header.Length + Data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, random.OneIn(20) ? random.Pick(EdgeValues.Sizes) : (ulong)header.Length);
        header.CopyTo(file, PrefixLength);
        Data.CopyTo(file, PrefixLength + header.Length);
        return file;
    }

    /// <summary>The header with another text in its metadata.</summary>
    public string WithMetadata(string key, Func<string, string> change)
    {
        var header = JsonNode.Parse(Header)!;
        var metadata = header["__metadata__"]!;
        metadata[key] = change((string)metadata[key]!);
        return header.ToJsonString();
    }
}
