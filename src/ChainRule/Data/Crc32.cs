namespace ChainRule.Data;

/// <summary>The checksum of gzip (RFC 1952, section 8): the remainder modulo the bit-reversed polynomial 0xEDB88320.</summary>
internal static class Crc32
{
    private static readonly uint[] Remainders = CreateRemainders();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var value in bytes)
            remainder = Remainders[(byte)(remainder ^ value)] ^ (remainder >> 8);
        return ~remainder;
    }

    private static uint[] CreateRemainders()
    {
        var remainders = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var remainder = i;
            for (var bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320);
            remainders[i] = remainder;
        }

        return remainders;
    }
}
