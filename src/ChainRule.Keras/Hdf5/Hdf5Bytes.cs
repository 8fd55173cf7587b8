using System.Buffers.Binary;
using System.Text;
using ChainRule.Data;

namespace ChainRule.Keras.Hdf5;

/// <summary>A part of an HDF5 file, read from its start to its end; all numbers are little-endian.</summary>
internal ref struct Hdf5Bytes(ReadOnlySpan<byte> bytes, string file)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1)[0];

    public int Int16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint Int32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>An address, a length or a size; what is beyond 63 bits, such as the undefined address, is negative.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>A whole number of 1, 2, 4 or 8 bytes.</summary>
    public long Whole(int size) => size switch { 1 => Byte(), 2 => Int16(), 4 => Int32(), _ => Int64() };

    public void Skip(int count) => Take(count);

    public readonly bool Starts(ReadOnlySpan<byte> with) => _rest.StartsWith(with);

    /// <summary>So many bytes, and what fills them up to a multiple of <paramref name="multiple"/>.</summary>
    public ReadOnlySpan<byte> Padded(int count, int multiple)
    {
        var taken = Take(count);
        Skip(Math.Min(Left, (multiple - count % multiple) % multiple));
        return taken;
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
            throw new InputException(file, null, "the HDF5 data are cut off, or a length in them is wrong", "fetch or copy the file again");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    /// <summary>Text up to a zero byte, or to the end.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.IndexOf((byte)0) is var end and >= 0 ? bytes[..end] : bytes);
}
