using System.Buffers.Binary;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Files;

/// <summary>What a file is by its first bytes, whatever its name.</summary>
public enum ContentKind
{
    /// <summary>Text in rows and columns, or anything not known to be something else.</summary>
    Table,

    /// <summary>A grid of numbers in the IDX format.</summary>
    Idx,

    /// <summary>Named tensors in the safetensors format.</summary>
    Safetensors,

    /// <summary>JSON, such as a network file.</summary>
    Json,

    /// <summary>A known format that cannot be read.</summary>
    Foreign,
}

internal static class ContentKinds
{
    // The longest header that a safetensors file may have.
    private const ulong MaximumHeaderLength = 100_000_000;

    public static ContentKind Of(ReadOnlySpan<byte> start)
    {
        if (IdxFile.IsStart(start))
            return ContentKind.Idx;
        if (start.Length > 8 && start[8] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(start) is > 1 and <= MaximumHeaderLength)
            return ContentKind.Safetensors;
        return IsJson(start) ? ContentKind.Json
            : ForeignFormat.Find(start) is not null ? ContentKind.Foreign
            : ContentKind.Table;
    }

    // A column may be called "[mm]"; no list of JSON begins so.
    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'{', ..]
            || (text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]);
    }
}
