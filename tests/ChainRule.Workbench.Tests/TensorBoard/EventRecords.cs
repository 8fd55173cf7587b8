using System.Buffers.Binary;

namespace ChainRule.Workbench.Tests.TensorBoard;

/// <summary>Reads the records of an event file as TensorBoard does: up to the last one that is whole, and with both checksums right.</summary>
internal static class EventRecords
{
    public static WireMessage[] Read(string folder) => Read(System.IO.File.ReadAllBytes(File(folder)));

    /// <summary>The only file of a folder.</summary>
    public static string File(string folder) => Directory.EnumerateFileSystemEntries(folder).Single(path => path.Contains("tfevents", StringComparison.Ordinal));

    public static WireMessage[] Read(ReadOnlySpan<byte> bytes)
    {
        var records = new List<WireMessage>();
        while (bytes.Length >= 12)
        {
            Check(bytes[..8], bytes[8..]);
            var size = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            if (bytes.Length < 12 + size + 4)
                break;
            Check(bytes.Slice(12, size), bytes[(12 + size)..]);
            records.Add(new(bytes.Slice(12, size)));
            bytes = bytes[(12 + size + 4)..];
        }

        return [.. records];
    }

    /// <summary>The values of all summaries, with their steps.</summary>
    public static (long Step, WireMessage Value)[] Values(string folder) =>
    [
        .. from record in Read(folder)
           where record.Has(5)
           from value in record.Message(5).Messages(1)
           select ((long)record.All<ulong>(2).SingleOrDefault(), value),
    ];

    private static void Check(ReadOnlySpan<byte> data, ReadOnlySpan<byte> checksum)
    {
        var remainder = uint.MaxValue;
        foreach (var value in data)
        {
            remainder ^= value;
            for (var bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) == 1 ? (remainder >> 1) ^ 0x82F63B78 : remainder >> 1;
        }

        Assert.Equal(unchecked(((~remainder >> 15) | (~remainder << 17)) + 0xA282EAD8), BinaryPrimitives.ReadUInt32LittleEndian(checksum));
    }
}
