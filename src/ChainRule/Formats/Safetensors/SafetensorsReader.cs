using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Reads the safetensors format: the header at once, a tensor's elements alone.</summary>
internal static class SafetensorsReader
{
    // The limit that the format's own library has.
    public const int MaximumHeaderLength = 100_000_000;

    private const int PrefixLength = sizeof(ulong);

    /// <summary>Describes the tensors, whose elements can then be read one by one.</summary>
    public static WeightsFile Open(MappedFile file)
    {
        var (header, start) = ReadHeader(file);
        var tensors = header.Entries.Select(entry => new StoredTensor(entry.Name, entry.Type, entry.Shape, () => file.Again(again => Read(again, start, entry))));
        return new(file.Path, "safetensors", tensors) { Metadata = header.Metadata };
    }

    // The checked header, and where the elements start.
    private static (SafetensorsHeader Header, long DataStart) ReadHeader(FileParts file)
    {
        var length = ReadHeaderLength(file);
        var start = PrefixLength + length;
        return (SafetensorsHeader.Parse(file.Bytes(PrefixLength, length), file.Path, file.Length - start), start);
    }

    /// <summary>Reads all tensors.</summary>
    public static Safetensors Read(FileParts file)
    {
        var (header, start) = ReadHeader(file);
        return new(header.Entries.ToDictionary(entry => entry.Name, entry => Read(file, start, entry)), header.Metadata);
    }

    private static Tensor Read(FileParts file, long dataStart, SafetensorsEntry entry)
    {
        using var part = file.Part(dataStart + entry.Start, entry.End - entry.Start);
        return ElementReader.Read(part, entry.Shape, entry.Type, new FilePlace(file.Path).Tensor(entry.Name));
    }

    private static int ReadHeaderLength(FileParts file)
    {
        if (file.Length < PrefixLength)
            throw new InputException(file.Path, null, FormattableString.Invariant($"a safetensors file has at least {PrefixLength} bytes, but this one has {file.Length}"));
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Bytes(0, PrefixLength));
        if (length > MaximumHeaderLength)
            throw new InputException(file.Path, null, FormattableString.Invariant($"this is not a safetensors file, or it is damaged: its header would have {length} bytes, but the maximum is {MaximumHeaderLength}"));
        var remaining = file.Length - PrefixLength;
        return (long)length <= remaining
            ? (int)length
            : throw new InputException(file.Path, null, FormattableString.Invariant($"the header's length is given as {length} bytes, but only {remaining} follow"), "the file was cut off");
    }
}
