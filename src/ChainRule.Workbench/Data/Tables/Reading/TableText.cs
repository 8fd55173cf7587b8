using System.Buffers;
using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The text of a table as UTF-8: from the encoding that is named, else that of its byte order mark, else UTF-8.</summary>
internal static class TableText
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\v\f"u8);
    private static readonly Encoding Latin1 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes as UTF-8, without a mark; <paramref name="file"/> is the file's name in messages.</summary>
    /// <exception cref="InputException">they are in another encoding, or no text</exception>
    public static byte[] ToUtf8(byte[] bytes, string file, TextEncoding? wanted)
    {
        var encoding = wanted is { } named ? Named(named, bytes) : Marked(bytes) ?? Utf8;
        if (encoding.CodePage is 65001 or 1252 && Array.IndexOf(bytes, (byte)0) is var zero and >= 0)
            throw NoText(bytes, zero, file);
        try
        {
            var text = encoding.CodePage == 65001 && System.Text.Unicode.Utf8.IsValid(bytes) ? bytes : Utf8.GetBytes(encoding.GetString(bytes));
            text = text.AsSpan().StartsWith(Mark) ? text[Mark.Length..] : text;
            return text.AsSpan().ContainsAnyExcept(Blanks) ? text : throw new InputException(file, null, "the file is empty", "it must hold rows of data");
        }
        catch (DecoderFallbackException fault)
        {
            throw Undecodable(fault.BytesUnknown!, encoding, file, LineOf(bytes, fault.Index), fault);
        }
    }

    /// <summary>Whether text is to be read as UTF-8, by its first bytes if no encoding is named.</summary>
    public static bool IsUtf8(byte[] start, TextEncoding? wanted) => (wanted is { } named ? Named(named, start) : Marked(start) ?? Utf8).CodePage == 65001;

    /// <summary>The error that bytes are not in an encoding.</summary>
    public static InputException Undecodable(ReadOnlySpan<byte> met, Encoding encoding, string file, long line, Exception? cause = null)
    {
        var isUtf8 = encoding.CodePage == 65001;
        return new(
            file,
            FormattableString.Invariant($"line {line}"),
            $"the {Plural.Noun(met.Length, "byte")} {string.Join(' ', met.ToArray().Select(value => $"{value:X2}"))} {Plural.Noun(met.Length, "is", "are")} not {(isUtf8 ? "UTF-8" : encoding.WebName.ToUpperInvariant())}",
            isUtf8 ? "use --encoding latin-1 if the file is Latin-1 or Windows-1252, or save it as UTF-8" : "save the file as UTF-8",
            cause);
    }

    /// <summary>The error that bytes with a 00 byte at this place are not text.</summary>
    /// <param name="linesBefore">how many lines there are before these bytes</param>
    public static InputException NoText(ReadOnlySpan<byte> bytes, int zero, string file, long linesBefore = 0)
    {
        var line = FormattableString.Invariant($"line {linesBefore + LineOf(bytes, zero)}");
        var isUtf16 = 2L * bytes.Count((byte)0) is var twice && twice > 0.8 * bytes.Length && twice < 1.2 * bytes.Length;
        return isUtf16 || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? new(file, line, "the text contains a 00 byte, as in UTF-16", "use --encoding utf-16, or save the file as UTF-8")
            : new(file, line, "it contains a 00 byte, so it is not text", "use a CSV file or IDX files");
    }

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

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
        _ => Utf8,
    };

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);

    private static int LineOf(ReadOnlySpan<byte> bytes, int index) => bytes[..Math.Clamp(index, 0, bytes.Length)].Count((byte)'\n') + 1;
}
