using System.Numerics;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>The checksum of TensorFlow's records: CRC-32C, rotated and shifted so that data which hold such checksums have one that differs.</summary>
internal static class MaskedCrc32C
{
    private const uint Mask = 0xA282EAD8;

    // ((crc >> 15) | (crc << 17)) + mask, modulo 2³²
    public static uint Of(ReadOnlySpan<byte> bytes) => unchecked(BitOperations.RotateRight(Crc32C(bytes), 15) + Mask);

    /// <summary>The remainder modulo Castagnoli's polynomial (RFC 3720, appendix B.4).</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var value in bytes)
            remainder = BitOperations.Crc32C(remainder, value);
        return ~remainder;
    }
}
