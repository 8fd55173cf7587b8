namespace ChainRule.Formats;

/// <summary>Elements in the byte order of files, whatever the processor's.</summary>
internal static class LittleEndian
{
    public static void Write(Stream stream, ReadOnlySpan<byte> elements, int size) =>
        stream.Write(BitConverter.IsLittleEndian ? elements : Reverse(elements.ToArray(), size));

    /// <summary>Reverses the bytes of each element.</summary>
    public static Span<byte> Reverse(Span<byte> elements, int size)
    {
        for (var i = 0; i < elements.Length; i += size)
            elements.Slice(i, size).Reverse();
        return elements;
    }
}
