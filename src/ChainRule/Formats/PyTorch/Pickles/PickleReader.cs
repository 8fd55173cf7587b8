using System.Buffers.Binary;
using System.Text;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Reads the operations of a pickle and their arguments, never beyond the end.</summary>
internal sealed class PickleReader(byte[] bytes, FilePlace place)
{
    private const int MaximumTextLength = 4 << 20;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    public byte Byte() => Next(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Next(4));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Next(8));

    /// <summary>A text of so many bytes.</summary>
    public string Text(long length) => length <= MaximumTextLength
        ? Encoding.UTF8.GetString(Next(length))
        : throw Refuse(FormattableString.Invariant($"a text in the pickle has {length} bytes, more than the maximum of {MaximumTextLength}"));

    /// <summary>A text that ends with a line.</summary>
    public string Line()
    {
        var rest = bytes.AsSpan(Position);
        var length = rest.IndexOf((byte)'\n');
        var text = Text(length < 0 ? rest.Length + 1 : length);
        Position++;
        return text;
    }

    /// <summary>A whole number of so many bytes, as two's complement; null if it is more than 64 bits can hold.</summary>
    public long? Whole(int length)
    {
        var number = Next(length);
        if (length > sizeof(long))
            return null;
        Span<byte> wide = stackalloc byte[sizeof(long)];
        wide.Fill(length > 0 && number[^1] >= 0x80 ? (byte)0xFF : (byte)0);
        number.CopyTo(wide);
        return BinaryPrimitives.ReadInt64LittleEndian(wide);
    }

    public InputException Refuse(string problem, string? remedy = null) => place.Refuse(problem, remedy);

    private ReadOnlySpan<byte> Next(long count)
    {
        if (count < 0 || count > bytes.Length - Position)
            throw Refuse("the pickle ends too early", "the file was cut off");
        Position += (int)count;
        return bytes.AsSpan(Position - (int)count, (int)count);
    }
}
