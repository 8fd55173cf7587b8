using System.Globalization;
using System.Text;
using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>The text of a CSV file, which must be UTF-8.</summary>
internal static class TableText
{
    private const long MaximumLength = 256L << 20;

    public static string Read(string path)
    {
        var bytes = InputFile.ReadAllBytes(path, MaximumLength);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new InputException(path, "line 1", "the file is UTF-16", "save it as UTF-8");
        if (Array.IndexOf(bytes, (byte)0) is var zero and >= 0)
            throw new InputException(path, Line(bytes, zero), "a byte 00 stands in the text: the file is UTF-16 or no text", "save it as UTF-8");
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text) ? throw new InputException(path, null, "the file is empty", "it must hold rows of data") : text;
        }
        catch (DecoderFallbackException fault)
        {
            var met = fault.BytesUnknown![0].ToString("X2", CultureInfo.InvariantCulture);
            throw new InputException(path, Line(bytes, fault.Index), $"the byte {met} is not UTF-8", "save the file as UTF-8", fault);
        }
    }

    private static string Line(ReadOnlySpan<byte> bytes, int index) =>
        FormattableString.Invariant($"line {bytes[..Math.Max(0, index)].Count((byte)'\n') + 1}");
}
