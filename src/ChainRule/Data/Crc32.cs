namespace ChainRule.Data;

/// <summary>The checksum of gzip (RFC 1952, section 8), zip and PNG: the remainder modulo the bit-reversed polynomial 0xEDB88320.</summary>
public static class Crc32
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value => RemainderOf((uint)value))];

    /// <summary>The checksum of some bytes, or of those after others whose checksum is <paramref name="before"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var remainder = ~before;
        foreach (var value in bytes)
            remainder = Remainders[(byte)(remainder ^ value)] ^ (remainder >> 8);
        return ~remainder;
    }

    private static uint RemainderOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value >> 1) ^ ((value & 1) * 0xEDB88320);
        return value;
    }
}
