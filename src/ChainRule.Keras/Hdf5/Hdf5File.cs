using ChainRule.Data;

namespace ChainRule.Keras.Hdf5;

/// <summary>
/// An HDF5 file, of which the parts are read that Keras writes: groups with hard links, contiguous and compact data of numbers, attributes of text. Every
/// address and length is checked against the file, and what is read in all is limited by its length, however often parts of it are named.
/// </summary>
/// <remarks>The HDF Group, HDF5 File Format Specification, version 3.0.</remarks>
internal sealed class Hdf5File
{
    private const int MaximumBlock = 16 << 20;
    private const int PartLength = 1 << 18;
    private const int LengthSize = 8;

    private readonly Stream _stream;
    private long _budget;

    /// <param name="stream">the file; seekable</param>
    /// <param name="name">what messages name as the file</param>
    /// <exception cref="InputException">it is not an HDF5 file</exception>
    public Hdf5File(Stream stream, string name)
    {
        (_stream, Length, Name) = (stream, stream.Length, name);
        // Metadata are met more than once, data once.
        _budget = 4 * Length + MaximumBlock;
        Root = new(this, RootAddress(), "/");
    }

    /// <summary>What every HDF5 file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public string Name { get; }

    public long Length { get; }

    public Hdf5Group Root { get; }

    /// <summary>The bytes of a part that is no data.</summary>
    public byte[] Block(long start, long length)
    {
        if (length > MaximumBlock)
            throw Refuse(FormattableString.Invariant($"a part of the HDF5 structure has {length} bytes, more than the maximum of {MaximumBlock}"));
        Check(start, length);
        return Read(start, (int)length);
    }

    /// <summary>The bytes of data, in parts.</summary>
    public IEnumerable<byte[]> Parts(long start, long length)
    {
        Check(start, length);
        for (var done = 0L; done < length; done += PartLength)
            yield return Read(start + done, (int)Math.Min(PartLength, length - done));
    }

    /// <summary>Counts what is read or made of the file, which may be only so many times as long as the file.</summary>
    public void Spend(long length)
    {
        _budget -= length;
        if (_budget < 0)
            throw Refuse("its parts are longer in all than the file: some are named many times");
    }

    public InputException Refuse(string problem, string? remedy = null) => new(Name, null, problem, remedy);

    private byte[] Read(long start, int length)
    {
        var bytes = new byte[length];
        _stream.Position = start;
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private void Check(long start, long length)
    {
        if (start < 0 || length < 0 || start > Length - length)
            throw Refuse("the HDF5 file names a part that lies outside it", "was the file cut off?");
        Spend(length);
    }

    private long RootAddress()
    {
        var start = new Hdf5Bytes(Block(0, Math.Min(Length, 96)), Name);
        if (!start.Starts(Signature))
            throw Refuse("this is not an HDF5 file");
        start.Skip(Signature.Length);
        var version = start.Byte();
        start.Skip(version < 2 ? 4 : 0);
        if (version > 3 || start.Byte() != LengthSize || start.Byte() != LengthSize)
            throw Refuse(FormattableString.Invariant($"this kind of HDF5 file (version {version}) is not read"), "save the model again with Keras");
        // Behind the sizes: the tree's settings and four addresses, then the root's entry; in newer files three addresses, then the root's.
        start.Skip(version switch { 0 => 9, 1 => 13, _ => 1 });
        if (start.Int64() != 0)
            throw Refuse("the HDF5 data do not start at the beginning of the file");
        start.Skip(version < 2 ? 32 : 16);
        return start.Int64();
    }
}
