using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Workbench.Data.Pictures.Decoding;

namespace ChainRule.Workbench.Data.Files;

/// <summary>The kind of a file by its first bytes, whatever its name. What is not known to be something else is a table.</summary>
public enum ContentKind
{
    Table,
    Idx,
    Picture,
    Safetensors,
    Json,

    /// <summary>A known format that cannot be read.</summary>
    Foreign,
}

internal static class ContentKinds
{
    // The longest header that a safetensors file may have.
    private const ulong MaximumHeaderLength = 100_000_000;

    public static ContentKind Of(ReadOnlySpan<byte> start) =>
        IdxFile.IsStart(start) ? ContentKind.Idx
        : start.Length > 8 && start[8] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(start) is > 1 and <= MaximumHeaderLength ? ContentKind.Safetensors
        : PictureKinds.Of(start) != PictureKind.None ? ContentKind.Picture
        : IsJson(start) ? ContentKind.Json
        : ForeignFormat.Find(start) is not null ? ContentKind.Foreign
        : ContentKind.Table;

    // A column may be called "[mm]"; no JSON array begins like that.
    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'{', ..]
            || (text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]);
    }
}
