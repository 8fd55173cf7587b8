namespace ChainRule.Formats;

/// <summary>The 256 values of each 8-bit float (OCP's E4M3, E5M2 and E8M0; the FNUZ forms of Graphcore and AMD).</summary>
internal static class Float8
{
    private static readonly float[] E4M3 = [.. Values(mantissaBits: 3, bias: 7)];
    private static readonly float[] E5M2 = [.. Enumerable.Range(0, 256).Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)(bits << 8)))];
    private static readonly float[] E4M3Fnuz = [.. Values(mantissaBits: 3, bias: 8)];
    private static readonly float[] E5M2Fnuz = [.. Values(mantissaBits: 2, bias: 16)];
    private static readonly float[] E8M0 = [.. Enumerable.Range(0, 255).Select(exponent => float.ScaleB(1, exponent - 127)), float.NaN];

    static Float8()
    {
        (E4M3[0x7F], E4M3[0xFF]) = (float.NaN, float.NaN);
        (E4M3Fnuz[0x80], E5M2Fnuz[0x80]) = (float.NaN, float.NaN);
    }

    public static float[] Of(StoredType type) => type switch
    {
        StoredType.Float8E4M3 => E4M3,
        StoredType.Float8E5M2 => E5M2,
        StoredType.Float8E4M3Fnuz => E4M3Fnuz,
        StoredType.Float8E5M2Fnuz => E5M2Fnuz,
        _ => E8M0,
    };

    // (−1)^sign · 1.mantissa · 2^(exponent − bias); with the exponent 0, 0.mantissa · 2^(1 − bias).
    private static IEnumerable<float> Values(int mantissaBits, int bias)
    {
        for (var bits = 0; bits < 256; bits++)
        {
            var exponent = (bits & 0x7F) >> mantissaBits;
            var mantissa = (bits & ((1 << mantissaBits) - 1)) + (exponent > 0 ? 1 << mantissaBits : 0);
            yield return float.ScaleB(bits < 0x80 ? mantissa : -(float)mantissa, Math.Max(exponent, 1) - bias - mantissaBits);
        }
    }
}
