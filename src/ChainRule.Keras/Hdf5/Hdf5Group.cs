using System.Diagnostics.CodeAnalysis;

namespace ChainRule.Keras.Hdf5;

/// <summary>A group: names, and what they lead to. Nothing is followed that is not asked for by name, so a group that holds itself does no harm.</summary>
internal sealed class Hdf5Group(Hdf5File file, long address, string path) : Hdf5Object(file, address, path)
{
    /// <summary>The names in it, with the addresses of the objects.</summary>
    [field: MaybeNull]
    public IReadOnlyDictionary<string, long> Links => field ??= ReadLinks();

    /// <summary>The group of a name or of a path of names; null where there is none.</summary>
    public Hdf5Group? Group(string names)
    {
        var group = this;
        foreach (var name in names.Split('/'))
        {
            if (!group.Links.TryGetValue(name, out var address))
                return null;
            group = new(File, address, Join(group.Path, name));
        }

        return group;
    }

    /// <summary>The array of a name or of a path of names; null where there is none.</summary>
    public Hdf5Array? Array(string names)
    {
        var last = names.LastIndexOf('/');
        var group = last < 0 ? this : Group(names[..last]);
        var name = names[(last + 1)..];
        return group is not null && group.Links.TryGetValue(name, out var address) ? new(File, address, Join(group.Path, name)) : null;
    }

    private static string Join(string path, string name) => $"{path.TrimEnd('/')}/{name}";

    private Dictionary<string, long> ReadLinks()
    {
        var links = new Dictionary<string, long>();
        var found = Only(Hdf5MessageType.SymbolTable) is { } table ? new Hdf5SymbolTable(File, this).Read(table) : NewerLinks();
        foreach (var (name, address) in found)
        {
            if (!links.TryAdd(name, address))
                throw Refuse($"two links have the name {name}");
        }

        return links;
    }

    private IEnumerable<(string Name, long Address)> NewerLinks()
    {
        if (Only(Hdf5MessageType.LinkInfo) is not { } info)
            throw Refuse("this is not a group");
        return HasHeap(info, countLength: 8)
            ? throw Refuse("its links are stored in HDF5's dense form, which Keras does not write")
            : All(Hdf5MessageType.Link).Select(Link);
    }

    // Flags say how long the length of the name is, and which optional fields come before it.
    private (string Name, long Address) Link(byte[] message)
    {
        var bytes = new Hdf5Bytes(message, File.Name);
        bytes.Skip(1);
        var flags = bytes.Byte();
        var kind = (flags & 8) != 0 ? bytes.Byte() : 0;
        bytes.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        var name = Hdf5Bytes.Text(bytes.Take(bytes.Whole(1 << (flags & 3))));
        return kind == 0 ? (name, bytes.Int64()) : throw Refuse($"{name} is a link to a name or to another file, which is not followed", "save the model again with Keras");
    }
}
