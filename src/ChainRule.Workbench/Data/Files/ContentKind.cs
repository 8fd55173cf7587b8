using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Pictures.Decoding;
using ChainRule.Workbench.Data.Tables.Records;

namespace ChainRule.Workbench.Data.Files;

/// <summary>The kind of a file by its first bytes, whatever its name. What is not known to be something else is a table.</summary>
public enum ContentKind
{
    Table,
    Idx,

    /// <summary>An Office file, which may be an Excel workbook.</summary>
    Workbook,
    Parquet,

    /// <summary>JSON lines, or an array of objects.</summary>
    Records,

    /// <summary>One array of NumPy, or several in a zip.</summary>
    Numpy,
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
        : start.Length > 8 && start[8] == '{' && IsHeaderLength(start[..8]) ? ContentKind.Safetensors
        : Npy.IsStart(start) || IsZipWith(start, ".npy"u8) ? ContentKind.Numpy
        : IsZipWith(start, "[Content_Types].xml"u8) || IsZipWith(start, "xl/"u8) ? ContentKind.Workbook
        : start.StartsWith("PAR1"u8) ? ContentKind.Parquet
        : RecordStart.Is(start) ? ContentKind.Records
        : PictureKinds.Of(start) != PictureKind.None ? ContentKind.Picture
        : IsJson(start) ? ContentKind.Json
        : ForeignFormat.Find(start) is not null ? ContentKind.Foreign
        : ContentKind.Table;

    // A length that is too large is the file's fault, unless the bytes could be a table's text: in UTF-8 there is neither 0 nor 0xFF.
    private static bool IsHeaderLength(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt64LittleEndian(bytes) is > 1 and <= MaximumHeaderLength
        || (bytes.ContainsAny((byte)0, (byte)0xFF) && bytes is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..]);

    // The names of the first files in the archive show what it is.
    private static bool IsZipWith(ReadOnlySpan<byte> start, ReadOnlySpan<byte> name) =>
        start.StartsWith("PK\u0003\u0004"u8) && start.IndexOf(name) >= 0;

    // A column may be called "[mm]"; no JSON array begins like that.
    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'{', ..]
            || (text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]);
    }
}
