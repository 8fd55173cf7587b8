namespace ChainRule.Workbench.Data.Tables.Parquet;

/// <summary>
/// Walks through a structure in Thrift's compact protocol, and stops at what has another type than it should or says that it has more than is there: the
/// reader of the files believes both.
/// </summary>
internal ref struct ThriftWalk(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 16;
    private const int LongestNumber = 10;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes were walked through.</summary>
    public int Place { get; private set; }

    /// <summary>The last whole number in each field, by the structure's name.</summary>
    public Dictionary<(string Structure, long Field), long> Numbers { get; } = [];

    /// <summary>Walks to the end of a structure.</summary>
    /// <exception cref="InvalidDataException">it is wrong</exception>
    /// <exception cref="EndOfStreamException">there is not all of it</exception>
    public void Structure(string name, int depth = 0)
    {
        if (depth > MostDepth)
            throw new InvalidDataException("Structures are nested too deep.");
        var field = 0L;
        for (int header; (header = Next(1)[0]) != 0;)
        {
            field = header >> 4 == 0 ? Signed() : field + (header >> 4);
            if (Value(header & 15, ParquetLayout.Find(name, field), depth) is { } number)
                Numbers[(name, field)] = number;
        }
    }

    private long? Value(int type, string expected, int depth)
    {
        switch (type)
        {
            case 1 or 2:
                Expect(expected, "t");
                return null;
            case 3:
                Expect(expected, "y");
                Next(1);
                return null;
            case 4 or 5 or 6:
                Expect(expected, "i");
                return Signed();
            case 7:
                Expect(expected, "d");
                Next(sizeof(double));
                return null;
            case 8:
                Expect(expected, "b");
                Next(Unsigned());
                return null;
            case 9 when expected.StartsWith('['):
                List(expected[1..], depth);
                return null;
            case 12 when expected.Length != 1 && !expected.StartsWith('['):
                Structure(expected, depth + 1);
                return null;
            default:
                throw new InvalidDataException($"The type {type} stands in the place of \"{expected}\".");
        }
    }

    // Truth values in a list take a byte each, which no structure here has.
    private void List(string expected, int depth)
    {
        var header = Next(1)[0];
        var count = header >> 4 == 15 ? Unsigned() : (ulong)(header >> 4);
        if (count > (ulong)(_bytes.Length - Place))
            throw new EndOfStreamException();
        for (var i = 0UL; i < count; i++)
            Value(header & 15, expected, depth);
    }

    private static void Expect(string expected, string met)
    {
        if (expected.Length > 0 && expected != met)
            throw new InvalidDataException($"\"{met}\" stands in the place of \"{expected}\".");
    }

    private long Signed() => Unsigned() is var number && (number & 1) == 0 ? (long)(number >> 1) : -(long)(number >> 1) - 1;

    private ulong Unsigned()
    {
        var number = 0UL;
        for (var i = 0; i < LongestNumber; i++)
        {
            var part = Next(1)[0];
            number |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
                return number;
        }

        throw new InvalidDataException("A number has too many bytes.");
    }

    private ReadOnlySpan<byte> Next(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Place))
            throw new EndOfStreamException();
        var next = _bytes.Slice(Place, (int)count);
        Place += (int)count;
        return next;
    }
}
