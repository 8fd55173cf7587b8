namespace ChainRule.Keras.Hdf5;

/// <summary>What elements are.</summary>
/// <param name="Kind">floating-point numbers, text, …</param>
/// <param name="Size">the bytes of an element</param>
internal readonly record struct Hdf5Datatype(Hdf5Kind Kind, int Size)
{
    /// <summary>Reads the message; numbers are IEEE 754's, little-endian, or of another kind.</summary>
    public static Hdf5Datatype Read(ReadOnlySpan<byte> message, string file)
    {
        var bytes = new Hdf5Bytes(message, file);
        var kind = bytes.Byte() & 15;
        var bits = bytes.Take(3);
        var size = (int)Math.Min(bytes.Int32(), int.MaxValue);
        return new(kind switch
        {
            1 when (bits[0] & 0x41) == 0 && IsStandard(bytes.Take(12), size) => Hdf5Kind.Float,
            3 => Hdf5Kind.Text,
            9 when (bits[0] & 15) == 1 => Hdf5Kind.TextElsewhere,
            _ => Hdf5Kind.Other,
        }, size);
    }

    // Where the exponent and the mantissa are, and how many bits they have.
    private static bool IsStandard(ReadOnlySpan<byte> properties, int size) => size switch
    {
        2 => properties[4..8] is [10, 5, 0, 10],
        4 => properties[4..8] is [23, 8, 0, 23],
        8 => properties[4..8] is [52, 11, 0, 52],
        _ => false,
    };
}
