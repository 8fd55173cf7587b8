using ChainRule.Data;

namespace ChainRule.Keras.Hdf5;

/// <summary>A group or an array: the messages of its header, attributes among them.</summary>
internal class Hdf5Object
{
    private const int HeaderLength = 16;
    private const int MessageLength = 8;
    private const int NewerMessageLength = 4;
    private const int ChecksumLength = 4;
    private const int Shared = 2;

    private readonly List<Hdf5Message> _messages = [];
    private readonly Queue<(long Start, long Length)> _continuations = [];
    private readonly HashSet<long> _seen = [];

    public Hdf5Object(Hdf5File file, long address, string path)
    {
        (File, Path) = (file, path);
        if (file.Block(address, 4).AsSpan().StartsWith("OHDR"u8))
            ReadNewer(address);
        else
            ReadOlder(address);
        if (Only(Hdf5MessageType.AttributeInfo) is { } info && HasHeap(info))
            throw Refuse("its attributes are stored in HDF5's dense form, which Keras does not write");
    }

    private delegate void ReadMessage(ref Hdf5Bytes bytes);

    public string Path { get; }

    protected Hdf5File File { get; }

    /// <summary>The text of an attribute: one, or a list; null where there is none of this name.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        foreach (var message in All(Hdf5MessageType.Attribute))
        {
            if (Hdf5Attribute.Read(message, name, File, Path) is { } texts)
                return texts;
        }

        return null;
    }

    public InputException Refuse(string problem, string? remedy = null) => new(File.Name, Path, problem, remedy);

    protected IEnumerable<byte[]> All(Hdf5MessageType type) => _messages.Where(message => message.Type == type).Select(message => message.Content);

    protected byte[]? Only(Hdf5MessageType type) => All(type).FirstOrDefault();

    /// <summary>Whether the message, which has flags and perhaps a count before it, names a heap.</summary>
    protected bool HasHeap(byte[] info, int countLength = 2)
    {
        var bytes = new Hdf5Bytes(info, File.Name);
        bytes.Skip(1);
        var flags = bytes.Byte();
        bytes.Skip((flags & 1) * countLength);
        return bytes.Int64() != -1;
    }

    // Version 1: the number of messages, then messages of 8 bytes and their content.
    private void ReadOlder(long address)
    {
        var start = new Hdf5Bytes(File.Block(address, HeaderLength), File.Name);
        if (start.Byte() != 1)
            throw Refuse("there is no HDF5 object where one should be", "was the file cut off, or written to by two programs?");
        start.Skip(7);
        Follow((address + HeaderLength, start.Int32()), MessageLength, 0, (ref bytes) =>
        {
            var (type, size, flags) = (bytes.Int16(), bytes.Int16(), bytes.Byte());
            bytes.Skip(3);
            Add(type, flags, bytes.Take(size));
        });
    }

    // Version 2: flags, then what they say is there, then messages of 4 or 6 bytes and their content, then a checksum.
    private void ReadNewer(long address)
    {
        const int longest = 4 + 2 + 16 + 4 + 8;
        var block = File.Block(address, Math.Min(longest, File.Length - address));
        var start = new Hdf5Bytes(block, File.Name);
        start.Skip(5);
        var flags = start.Byte();
        start.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        var length = start.Whole(1 << (flags & 3));
        Follow((address + block.Length - start.Left, length + ChecksumLength), NewerMessageLength, ChecksumLength, (ref bytes) =>
        {
            if (bytes.Starts("OCHK"u8))
                bytes.Skip(4);
            var (type, size, messageFlags) = (bytes.Byte(), bytes.Int16(), bytes.Byte());
            bytes.Skip((flags & 4) != 0 ? 2 : 0);
            Add(type, messageFlags, bytes.Take(size));
        });
    }

    // The first block, and those that it and they continue in.
    private void Follow((long Start, long Length) first, int messageLength, int trailer, ReadMessage read)
    {
        _continuations.Enqueue(first);
        while (_continuations.TryDequeue(out var block))
        {
            if (!_seen.Add(block.Start))
                throw Refuse("the HDF5 object continues in itself");
            var bytes = new Hdf5Bytes(File.Block(block.Start, block.Length), File.Name);
            while (bytes.Left >= trailer + messageLength)
                read(ref bytes);
        }
    }

    private void Add(int type, int flags, ReadOnlySpan<byte> content)
    {
        var message = new Hdf5Message((Hdf5MessageType)type, content.ToArray());
        if (message.Type == Hdf5MessageType.Continuation)
        {
            var bytes = new Hdf5Bytes(content, File.Name);
            _continuations.Enqueue((bytes.Int64(), bytes.Int64()));
        }
        else if (Enum.IsDefined(message.Type))
        {
            if ((flags & Shared) != 0)
                throw Refuse("it shares HDF5 messages with other objects, which Keras does not write");
            _messages.Add(message);
        }
    }
}
