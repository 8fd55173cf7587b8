using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>
/// The files in a zip, each checked before it is used. (System.IO.Compression takes wrong checksums, lengths that are not the true ones, and names that
/// come twice.) Names are never used as paths.
/// </summary>
internal sealed class ZippedFiles
{
    private const int HeaderLength = 30;
    private const int Stored = 0;
    private const int Deflated = 8;

    // What a zip unpacks to may be so many times as long as the zip, beyond a first part.
    private const int MaximumGrowth = 100;
    private const long FreeLength = 16 << 20;

    private readonly string _path;
    private readonly long _directory;
    private readonly HashSet<ZipEntry> _checked = [];
    private readonly OrderedDictionary<string, ZipEntry> _entries = [];

    /// <summary>Reads the directory of a file.</summary>
    /// <exception cref="InputException">it is not a zip, or its directory is wrong</exception>
    public ZippedFiles(FileParts file)
    {
        _path = file.Path;
        (var entries, _directory) = ZipDirectory.Read(file);
        var length = 0.0;
        foreach (var entry in entries)
        {
            if (LeavesFolder(entry.Name))
                throw PlaceOf(entry.Name).Refuse("its name leads out of the folder that the zip would be unpacked to");
            if (!_entries.TryAdd(entry.Name, entry))
                throw PlaceOf(entry.Name).Refuse("the zip names it twice");
            length += entry.Length;
        }

        if (length > FreeLength + (double)MaximumGrowth * file.Length)
            throw new InputException(file.Path, null, FormattableString.Invariant($"it would unpack to {length} bytes, more than {MaximumGrowth} times its own length of {file.Length}"));
    }

    /// <summary>The names of the files, in the directory's order.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>What the directory says of a file.</summary>
    public ZipEntry this[string name] => _entries[name];

    /// <summary>Whether there is a file of this name.</summary>
    public bool Contains(string name) => _entries.ContainsKey(name);

    public FilePlace PlaceOf(string name) => new(_path, $"\"{name}\" in the zip");

    /// <summary>A file's content, whose length and checksum have been compared with what the directory says.</summary>
    /// <exception cref="InputException">they differ, or the content cannot be unpacked</exception>
    public Stream Open(FileParts file, string name)
    {
        var (entry, place) = (_entries[name], PlaceOf(name));
        if (!_checked.Contains(entry))
            Check(file, entry, place);
        _checked.Add(entry);
        return Unpacked(file, entry, place);
    }

    /// <summary>Where a file's content starts that is not compressed; it has been compared with what the directory says.</summary>
    /// <exception cref="InputException">it is compressed, or it differs</exception>
    public long StartOf(FileParts file, string name)
    {
        var (entry, place) = (_entries[name], PlaceOf(name));
        if (entry.Method != Stored)
            throw place.Refuse("it is compressed", "pack the zip without compression");
        Open(file, name).Dispose();
        return ContentStart(file, entry, place);
    }

    private static bool LeavesFolder(string name) => name is ['/' or '\\', ..] || name.Split('/', '\\').Contains("..");

    private void Check(FileParts file, ZipEntry entry, FilePlace place)
    {
        var (length, checksum) = Measure(file, entry, place);
        if (length != entry.Length)
            throw place.Refuse(FormattableString.Invariant($"the zip gives its length as {entry.Length} bytes, but it has {(length > entry.Length ? "more" : $"{length}")}"));
        if (checksum != entry.Checksum)
            throw place.Refuse("its checksum (CRC-32) is not that of its content", "the file is damaged: fetch or copy it again");
    }

    // At most one chunk beyond the declared length is unpacked.
    private (long Length, uint Checksum) Measure(FileParts file, ZipEntry entry, FilePlace place)
    {
        using var stream = Unpacked(file, entry, place);
        var (buffer, length, checksum) = (new byte[1 << 16], 0L, 0u);
        try
        {
            for (int read; length <= entry.Length && (read = stream.Read(buffer)) > 0; length += read)
                checksum = Crc32.Of(buffer.AsSpan(0, read), checksum);
        }
        catch (InvalidDataException fault)
        {
            throw place.Refuse("its compressed content is damaged", "fetch or copy the file again", fault);
        }

        return (length, checksum);
    }

    private Stream Unpacked(FileParts file, ZipEntry entry, FilePlace place)
    {
        var content = file.Part(ContentStart(file, entry, place), entry.PackedLength);
        return entry.Method switch
        {
            Stored => content,
            Deflated => new DeflateStream(content, CompressionMode.Decompress),
            _ => throw place.Refuse(FormattableString.Invariant($"it is compressed by method {entry.Method}"), "pack the zip without compression"),
        };
    }

    // After the local header, its name and its extra field.
    private long ContentStart(FileParts file, ZipEntry entry, FilePlace place)
    {
        var start = entry.Start + HeaderLength;
        if (start > _directory || file.Bytes(entry.Start, HeaderLength) is var header && !header.AsSpan().StartsWith("PK\x3\x4"u8))
            throw place.Refuse("the zip has no such file where it should be");
        start += BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        return entry.PackedLength <= _directory - start ? start : throw place.Refuse("it ends within the directory of the zip");
    }
}
