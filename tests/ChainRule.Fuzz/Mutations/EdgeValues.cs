namespace ChainRule.Fuzz.Mutations;

/// <summary>Numbers and texts at which readers break.</summary>
internal static class EdgeValues
{
    public const int LongLength = 200_000;

    public static IReadOnlyList<string> Numbers { get; } =
    [
        "0", "-0", "1", "-1", "2", "3", "255", "256", "65535", "65536", "46341", "2147483647", "2147483648", "-2147483649", "4294967295", "4294967296",
        "268435392", "268435393", "1000000", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "1e-320", "1e308", "1.7976931348623159e308", "1e999", "-1e999", "3.4e38", "3.5e38", "0.1", "1e18", "NaN", "Infinity", "-Infinity", "1e", "00", "+1", "0x10", "1,5", "٣",
    ];

    public static IReadOnlyList<ulong> Sizes { get; } =
        [0, 1, 2, 4, 8, 27, 28, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x0FFF_FFC0, 0x0FFF_FFC1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, 100_000_000, 100_000_001, long.MaxValue, 0x8000_0000_0000_0000, ulong.MaxValue];

    public static IReadOnlyList<string> Texts { get; } =
    [
        "", " ", "\0", "\uFEFF", "\"", "\"\"", "'", "\\", "\n", "\r", "\r\n", "\t", ",", ";", "|", "=", ":", "\u001b[31m", "\u202E", "\uFFFD", "null", "true", "{}", "[]", "[1]", "{\"\":0}", "\\ud800", "\\u0000", "__metadata__", "/*", "..", "%n",
        "𝛼", "é", "NA", "?", "2024-02-30", "2024-01-01", "1/2/2024", "1.", ".5", "1 000",
    ];

    public static IReadOnlyList<byte[]> Bytes { get; } =
        [[0], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x1F, 0x8B], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80], [0x50, 0x4B, 3, 4], [0, 0, 8, 3], new byte[64]];
}
