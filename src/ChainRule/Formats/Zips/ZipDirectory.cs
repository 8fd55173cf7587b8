using System.Buffers.Binary;
using System.Text;

namespace ChainRule.Formats;

/// <summary>Reads the directory at the end of a zip (PKWARE's APPNOTE, sections 4.3.12 to 4.3.16; with the 64-bit fields), and checks it.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int WideEndLength = 56;
    private const int EntryLength = 46;
    private const int MaximumLength = 16 << 20;
    private const ushort Encrypted = 1;

    /// <summary>The entries, and where the directory starts: no file reaches beyond.</summary>
    public static (List<ZipEntry> Entries, long Start) Read(FileParts file)
    {
        var place = new FilePlace(file.Path);
        var (count, length, start) = End(file, place);
        if (length > MaximumLength)
            throw place.Refuse(FormattableString.Invariant($"the directory of the zip has {length} bytes, more than the maximum of {MaximumLength}"));
        ReadOnlySpan<byte> rest = file.Bytes(start, (int)length);
        var entries = new List<ZipEntry>();
        while (!rest.IsEmpty)
            entries.Add(Entry(ref rest, place));
        if (entries.Count != count)
            throw place.Refuse(FormattableString.Invariant($"the zip names {entries.Count} files, but says that it has {count}"));
        CheckPlaces(entries, start, place);
        return (entries, start);
    }

    private static (long Count, long Length, long Start) End(FileParts file, FilePlace place)
    {
        var tail = file.Bytes(file.Length - Math.Min(file.Length, EndLength + LongestComment), (int)Math.Min(file.Length, EndLength + LongestComment));
        var place0 = tail.AsSpan().LastIndexOf("PK\x5\x6"u8);
        if (place0 < 0 || tail.Length - place0 < EndLength)
            throw place.Refuse("this is not a zip, or its end is missing", "was the file cut off?");
        ReadOnlySpan<byte> end = tail.AsSpan(place0);
        var position = file.Length - end.Length;
        var (count, length, start) = ((long)BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), (long)BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), (long)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        if (position >= LocatorLength && file.Bytes(position - LocatorLength, LocatorLength) is var locator && locator.AsSpan().StartsWith("PK\x6\x7"u8))
        {
            position = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
            if (position < 0 || position > file.Length - WideEndLength)
                throw place.Refuse("the end of the zip's directory lies outside the file");
            end = file.Bytes(position, WideEndLength);
            (count, length, start) = (BinaryPrimitives.ReadInt64LittleEndian(end[32..]), BinaryPrimitives.ReadInt64LittleEndian(end[40..]), BinaryPrimitives.ReadInt64LittleEndian(end[48..]));
        }

        return start >= 0 && length >= 0 && start <= position && length <= position - start
            ? (count, length, start)
            : throw place.Refuse("the directory of the zip lies outside the file");
    }

    private static ZipEntry Entry(ref ReadOnlySpan<byte> rest, FilePlace place)
    {
        if (rest.Length < EntryLength || !rest.StartsWith("PK\x1\x2"u8))
            throw place.Refuse("the directory of the zip is damaged");
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]);
        var (nameLength, extraLength, commentLength) = (BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]), BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]), BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]));
        if (rest.Length < EntryLength + nameLength + extraLength + commentLength)
            throw place.Refuse("the directory of the zip is damaged");
        var name = Encoding.UTF8.GetString(rest.Slice(EntryLength, nameLength));
        if ((flags & Encrypted) != 0)
            throw place.Refuse($"\"{name}\" in the zip is encrypted", "unpack the zip, and pack it again without a password");
        var extra = WideFields(rest.Slice(EntryLength + nameLength, extraLength));
        var entry = new ZipEntry(
            name,
            Method: BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]),
            Checksum: BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]),
            Length: Wide(rest[24..], ref extra),
            PackedLength: Wide(rest[20..], ref extra),
            Start: Wide(rest[42..], ref extra));
        rest = rest[(EntryLength + nameLength + extraLength + commentLength)..];
        return entry;
    }

    // A field of 32 ones stands among the extra fields, as 64 bits.
    private static long Wide(ReadOnlySpan<byte> field, ref ReadOnlySpan<byte> extra)
    {
        var narrow = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (narrow != uint.MaxValue || extra.Length < sizeof(long))
            return narrow;
        var wide = BinaryPrimitives.ReadInt64LittleEndian(extra);
        extra = extra[sizeof(long)..];
        return wide;
    }

    // Extra fields: an identifier and a length of 16 bits each, then the content; 1 marks the wide ones.
    private static ReadOnlySpan<byte> WideFields(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static void CheckPlaces(List<ZipEntry> entries, long directory, FilePlace place)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Start))
        {
            if (entry.Start < end || entry.PackedLength < 0 || entry.Length < 0 || entry.PackedLength > directory - entry.Start)
                throw place.Refuse($"\"{entry.Name}\" in the zip overlaps another file, or lies outside the zip");
            end = entry.Start + entry.PackedLength;
        }
    }
}
