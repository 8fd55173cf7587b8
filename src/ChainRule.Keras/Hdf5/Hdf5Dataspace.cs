namespace ChainRule.Keras.Hdf5;

/// <summary>Reads the sizes of an array's dimensions.</summary>
internal static class Hdf5Dataspace
{
    private const int MaximumRank = 32;

    /// <summary>The sizes; none for a single element, null where there are no elements or more than any file holds.</summary>
    public static long[]? Sizes(ReadOnlySpan<byte> message, string file)
    {
        var bytes = new Hdf5Bytes(message, file);
        var (version, rank) = (bytes.Byte(), bytes.Byte());
        bytes.Skip(1);
        var isNull = version == 2 && bytes.Byte() == 2;
        bytes.Skip(version == 1 ? 5 : 0);
        if (isNull || rank > MaximumRank)
            return null;
        var (sizes, count) = (new long[rank], 1.0);
        for (var i = 0; i < rank; i++)
        {
            sizes[i] = bytes.Int64();
            count *= sizes[i] < 0 ? double.PositiveInfinity : sizes[i];
        }

        return count <= int.MaxValue ? sizes : null;
    }
}
