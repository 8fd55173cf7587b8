using System.Runtime.InteropServices;
using ChainRule.Data;

namespace ChainRule.Keras.Hdf5;

/// <summary>An array of numbers.</summary>
internal sealed class Hdf5Array : Hdf5Object
{
    private readonly Hdf5Datatype _type;

    public Hdf5Array(Hdf5File file, long address, string path)
        : base(file, address, path)
    {
        if (Only(Hdf5MessageType.Dataspace) is not { } space || Only(Hdf5MessageType.Datatype) is not { } type)
            throw Refuse("this is not an array");
        if (Only(Hdf5MessageType.ExternalFiles) is not null)
            throw Refuse("its numbers are in another file, which is not read", "save the model again with Keras");
        _type = Hdf5Datatype.Read(type, file.Name);
        var sizes = Hdf5Dataspace.Sizes(space, file.Name) ?? throw Refuse("it has no numbers, or more than any file holds");
        Sizes = [.. sizes.Select(size => (int)size)];
    }

    /// <summary>The sizes of the dimensions.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The numbers in row-major order, as Float32, part by part.</summary>
    public IEnumerable<float[]> Parts()
    {
        if (_type.Kind != Hdf5Kind.Float)
            throw Refuse("it does not hold floating-point numbers of 16, 32 or 64 bits, little-endian", "save the model again with Keras, with float32 weights");
        return Content(Sizes.Aggregate(1L, (product, size) => product * size) * _type.Size).Select(Numbers);
    }

    private float[] Numbers(byte[] bytes) => _type.Size switch
    {
        2 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), number => (float)number),
        4 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        _ => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(bytes).ToArray(), number => (float)number),
    };

    private IEnumerable<byte[]> Content(long length)
    {
        if (Only(Hdf5MessageType.Layout) is not { } layout)
            throw Refuse("it does not say where its numbers are");
        var bytes = new Hdf5Bytes(layout, File.Name);
        var (version, kind) = (bytes.Byte(), bytes.Byte());
        if (version is not (3 or 4) || kind > 1)
            throw Refuse("its numbers are stored in chunks, compressed, or in another way that Keras does not write", "save the model again with Keras");
        if (kind == 0)
            return bytes.Int16() == length ? [bytes.Take(length).ToArray()] : throw RefuseLength();
        var (address, stored) = (bytes.Int64(), bytes.Int64());
        return stored == length || length == 0 ? File.Parts(length == 0 ? 0 : address, length) : throw RefuseLength();
    }

    private InputException RefuseLength() => Refuse("the bytes that it has are not those that its shape needs");
}
