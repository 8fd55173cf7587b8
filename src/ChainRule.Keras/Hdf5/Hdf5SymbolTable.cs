namespace ChainRule.Keras.Hdf5;

/// <summary>The links of a group as HDF5 has stored them from the first: a tree of nodes, and a heap of names.</summary>
internal sealed class Hdf5SymbolTable(Hdf5File file, Hdf5Group group)
{
    private const int HeapLength = 32;
    private const int TreeLength = 24;
    private const int NodeLength = 8;
    private const int EntryLength = 40;
    private const int SoftLink = 2;

    private readonly HashSet<long> _seen = [];

    public IEnumerable<(string Name, long Address)> Read(byte[] message)
    {
        var bytes = new Hdf5Bytes(message, file.Name);
        var (tree, heap) = (bytes.Int64(), bytes.Int64());
        var names = Names(heap);
        return Entries(tree).Select(entry => (Name(names, entry.NameAt), entry.Address));
    }

    private byte[] Names(long address)
    {
        var heap = new Hdf5Bytes(file.Block(address, HeapLength), file.Name);
        if (!heap.Starts("HEAP"u8))
            throw group.Refuse("there are no names where they should be");
        heap.Skip(8);
        var length = heap.Int64();
        heap.Skip(8);
        return file.Block(heap.Int64(), length);
    }

    private string Name(byte[] names, long start)
    {
        if (start < 0 || start >= names.Length)
            throw group.Refuse("a name lies outside those that the group has");
        var name = Hdf5Bytes.Text(names.AsSpan((int)start));
        file.Spend(name.Length);
        return name;
    }

    // A node of the tree names others, each at most once; those at its end hold the links.
    private List<(long NameAt, long Address)> Entries(long root)
    {
        var (entries, next) = (new List<(long, long)>(), new Stack<long>([root]));
        while (next.TryPop(out var address))
        {
            if (!_seen.Add(address))
                throw group.Refuse("the tree of its links leads back to itself");
            if (file.Block(address, 4).AsSpan().StartsWith("TREE"u8))
                AddChildren(address, next);
            else
                AddLinks(address, entries);
        }

        return entries;
    }

    private void AddChildren(long address, Stack<long> next)
    {
        var start = new Hdf5Bytes(file.Block(address, TreeLength), file.Name);
        start.Skip(6);
        var count = start.Int16();
        // Keys stand before, between and after the addresses.
        var children = new Hdf5Bytes(file.Block(address + TreeLength, 16L * count), file.Name);
        for (var i = 0; i < count; i++)
        {
            children.Skip(8);
            next.Push(children.Int64());
        }
    }

    private void AddLinks(long address, List<(long NameAt, long Address)> entries)
    {
        var start = new Hdf5Bytes(file.Block(address, NodeLength), file.Name);
        if (!start.Starts("SNOD"u8))
            throw group.Refuse("there are no links where they should be");
        start.Skip(6);
        var count = start.Int16();
        var links = new Hdf5Bytes(file.Block(address + NodeLength, (long)EntryLength * count), file.Name);
        for (var i = 0; i < count; i++)
        {
            entries.Add((links.Int64(), links.Int64()));
            if (links.Int32() == SoftLink)
                throw group.Refuse("a link in it leads to a name, which is not followed", "save the model again with Keras");
            links.Skip(20);
        }
    }
}
