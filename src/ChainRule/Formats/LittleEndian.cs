namespace ChainRule.Formats;

/// <summary>Elements in the byte order of files, whatever the processor's.</summary>
internal static class LittleEndian
{
    public static void Read(Stream stream, Span<byte> elements, int size)
    {
        stream.ReadExactly(elements);
        if (!BitConverter.IsLittleEndian)
            Reverse(elements, size);
    }

    public static void Write(Stream stream, ReadOnlySpan<byte> elements, int size)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(elements);
            return;
        }

        var copy = elements.ToArray();
        Reverse(copy, size);
        stream.Write(copy);
    }

    private static void Reverse(Span<byte> elements, int size)
    {
        for (var i = 0; i < elements.Length; i += size)
            elements.Slice(i, size).Reverse();
    }
}
