using ChainRule.Data;

namespace ChainRule.Keras.Hdf5;

/// <summary>Texts of any length, which lie in collections in the file, each with an index.</summary>
/// <param name="file">the file</param>
/// <param name="place">what messages name</param>
internal sealed class Hdf5Heap(Hdf5File file, string place)
{
    private const int StartLength = 16;

    private readonly Dictionary<long, Dictionary<long, byte[]>> _collections = [];

    public string Text(long address, long index, long length)
    {
        if (length == 0)
            return "";
        if (!_collections.TryGetValue(address, out var collection))
            _collections.Add(address, collection = Read(address));
        if (!collection.TryGetValue(index, out var bytes) || bytes.Length < length)
            throw Refuse("its text is not where it should be");
        file.Spend(length);
        return Hdf5Bytes.Text(bytes.AsSpan(0, (int)length));
    }

    private Dictionary<long, byte[]> Read(long address)
    {
        var start = new Hdf5Bytes(file.Block(address, StartLength), file.Name);
        if (!start.Starts("GCOL"u8))
            throw Refuse("its text is not where it should be");
        start.Skip(8);
        var bytes = new Hdf5Bytes(file.Block(address + StartLength, start.Int64() - StartLength), file.Name);
        var collection = new Dictionary<long, byte[]>();
        while (bytes.Left >= StartLength)
        {
            var index = bytes.Int16();
            bytes.Skip(6);
            var length = bytes.Int64();
            // Index 0 is what is free, to the end.
            if (index == 0)
                break;
            if (length is < 0 or > int.MaxValue || !collection.TryAdd(index, bytes.Padded((int)length, 8).ToArray()))
                throw Refuse("its collection of texts is damaged");
        }

        return collection;
    }

    private InputException Refuse(string problem) => new(file.Name, place, problem, "fetch or copy the file again");
}
