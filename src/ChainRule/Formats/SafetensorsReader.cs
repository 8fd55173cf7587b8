using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Reads the safetensors format from a stream whose length is known.</summary>
internal static class SafetensorsReader
{
    // The limit that the format's own library has.
    public const int MaximumHeaderLength = 100_000_000;

    private const int PrefixLength = sizeof(ulong);

    public static Safetensors Read(Stream stream, string file)
    {
        if (!stream.CanSeek)
            throw new InputException(file, null, "this is a pipe, so its length is not known", "use a file");
        var headerLength = ReadHeaderLength(stream, file);
        var json = new byte[headerLength];
        stream.ReadExactly(json);
        var header = SafetensorsHeader.Parse(json, file, stream.Length - stream.Position);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in header.Entries)
        {
            tensors.Add(entry.Name, ElementReader.Read(stream, entry.Shape, StoredTypes.Exact(entry.Type), new(file)));
        }

        return new(tensors, header.Metadata);
    }

    private static int ReadHeaderLength(Stream stream, string file)
    {
        if (stream.Length < PrefixLength)
            throw new InputException(file, null, FormattableString.Invariant($"a safetensors file has at least {PrefixLength} bytes, but this one has {stream.Length}"));
        Span<byte> prefix = stackalloc byte[PrefixLength];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumHeaderLength)
            throw new InputException(file, null, FormattableString.Invariant($"the header's length is given as {length} bytes, but the maximum is {MaximumHeaderLength}"), "is it a safetensors file?");
        var remaining = stream.Length - PrefixLength;
        return (long)length <= remaining
            ? (int)length
            : throw new InputException(file, null, FormattableString.Invariant($"the header's length is given as {length} bytes, but only {remaining} follow"), "the file was cut off");
    }
}
