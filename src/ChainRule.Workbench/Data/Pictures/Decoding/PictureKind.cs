namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>The formats that pictures are read from.</summary>
internal enum PictureKind
{
    None,
    Png,
    Jpeg,
    Bmp,
}

internal static class PictureKinds
{
    /// <summary>The kind of a file by its first bytes, whatever its name.</summary>
    public static PictureKind Of(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? PictureKind.Png
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
        : BmpStructure.IsStart(start) ? PictureKind.Bmp
        : PictureKind.None;

    /// <summary>Whether a file is named like a picture of one of these kinds.</summary>
    public static bool IsNamed(string file) => Path.GetExtension(file).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".jpe" or ".jfif" or ".bmp" or ".dib";
}
