using System.Buffers.Binary;
using System.Text;

namespace ChainRule.Workbench.Tests.TensorBoard;

/// <summary>A message read by the rules of the wire format alone: what is not a whole field is refused.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Number, object Value)> _fields = [];

    /// <summary>Numbers of a variable length become <c>ulong</c>, those of 8 and 4 bytes <c>double</c> and <c>float</c>, all else bytes.</summary>
    public WireMessage(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var key = Number(ref bytes);
            object value = (key & 7) switch
            {
                0 => Number(ref bytes),
                1 => BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, 8)),
                2 => Take(ref bytes, (int)Number(ref bytes)),
                5 => BinaryPrimitives.ReadSingleLittleEndian(Take(ref bytes, 4)),
                var other => throw new FormatException($"There is no wire type {other}."),
            };
            _fields.Add(((int)(key >> 3), value));
        }
    }

    /// <summary>The numbers of the fields, in order.</summary>
    public IEnumerable<int> Fields => _fields.Select(pair => pair.Number);

    public bool Has(int number) => Fields.Contains(number);

    /// <summary>Every value of a field.</summary>
    public IEnumerable<T> All<T>(int number) => _fields.Where(field => field.Number == number).Select(field => (T)field.Value);

    /// <summary>The value of a field that is there once.</summary>
    public T One<T>(int number) => All<T>(number).Single();

    public string Text(int number) => Encoding.UTF8.GetString(One<byte[]>(number));

    public WireMessage Message(int number) => new(One<byte[]>(number));

    public WireMessage[] Messages(int number) => [.. All<byte[]>(number).Select(bytes => new WireMessage(bytes))];

    /// <summary>Numbers that follow one another without keys.</summary>
    public double[] Packed(int number)
    {
        var values = new List<double>();
        for (var bytes = One<byte[]>(number).AsSpan(); !bytes.IsEmpty; bytes = bytes[8..])
            values.Add(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
        return [.. values];
    }

    private static byte[] Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count].ToArray();
        bytes = bytes[count..];
        return taken;
    }

    // Seven bits in each byte, the lowest first; the highest bit says that more follow.
    private static ulong Number(ref ReadOnlySpan<byte> bytes)
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (next & 0x7FUL) << shift;
            if (next < 0x80)
                return number;
            shift += 7;
        }
    }
}
