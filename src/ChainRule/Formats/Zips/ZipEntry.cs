namespace ChainRule.Formats;

/// <summary>A file in a zip, as the zip's directory describes it; the local header is at <paramref name="Start"/>.</summary>
internal sealed record ZipEntry(string Name, int Method, uint Checksum, long PackedLength, long Length, long Start);
