using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The text of a table: in the encoding that is named, else that of its byte order mark, else UTF-8.</summary>
internal static class TableText
{
    private static readonly Encoding Latin1 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(byte[] bytes, string file, TextEncoding? wanted)
    {
        var encoding = wanted is { } named ? Named(named, bytes) : Marked(bytes) ?? new UTF8Encoding(false, throwOnInvalidBytes: true);
        if (encoding.CodePage is 65001 or 1252 && Array.IndexOf(bytes, (byte)0) is var zero and >= 0)
            throw NoText(bytes, zero, file);
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text) ? throw new InputException(file, null, "the file is empty", "it must hold rows of data") : text;
        }
        catch (DecoderFallbackException fault)
        {
            var met = fault.BytesUnknown!;
            var isUtf8 = encoding.CodePage == 65001;
            throw new InputException(
                file,
                Line(bytes, fault.Index),
                $"the {Plural.Noun(met.Length, "byte")} {string.Join(' ', met.Select(value => $"{value:X2}"))} {Plural.Noun(met.Length, "is", "are")} not {(isUtf8 ? "UTF-8" : encoding.WebName.ToUpperInvariant())}",
                isUtf8 ? "use --encoding latin-1 if the file is Latin-1 or Windows-1252, or save it as UTF-8" : "save the file as UTF-8",
                fault);
        }
    }

    private static Encoding? Marked(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xFF, 0xFE, ..] => Utf16(bigEndian: false),
        [0xFE, 0xFF, ..] => Utf16(bigEndian: true),
        _ => null,
    };

    private static Encoding Named(TextEncoding encoding, byte[] bytes) => encoding switch
    {
        TextEncoding.Utf16 => Utf16(bigEndian: bytes is [0xFE, 0xFF, ..] or [0, ..]),
        TextEncoding.Latin1 => Latin1,
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
    };

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);

    private static InputException NoText(byte[] bytes, int zero, string file)
    {
        var isUtf16 = 2L * bytes.Count(value => value == 0) is var twice && twice > 0.8 * bytes.Length && twice < 1.2 * bytes.Length;
        return isUtf16 || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? new(file, Line(bytes, zero), "the text contains a 00 byte, as in UTF-16", "use --encoding utf-16, or save the file as UTF-8")
            : new(file, Line(bytes, zero), "it contains a 00 byte, so it is not text", "use a CSV file or IDX files");
    }

    private static string Line(ReadOnlySpan<byte> bytes, int index) =>
        $"line {bytes[..Math.Clamp(index, 0, bytes.Length)].Count((byte)'\n') + 1}";
}
