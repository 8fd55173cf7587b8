using System.Text.Json;
using System.Text.Unicode;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Reads JSON that is UTF-8 and strictly valid.</summary>
public static class StrictJson
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaximumDepth = 64;

    // A document takes twelve bytes for each, however short it is in the text, and more while it grows.
    private const int MaximumTokens = 2_000_000;

    /// <summary>Parses a document, which may begin with a UTF-8 byte order mark; <paramref name="file"/> is the file's name in messages.</summary>
    /// <exception cref="InputException">it is not valid JSON in UTF-8; the message gives the line and the column</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text, string file)
    {
        var bytes = text.Span;
        if (IsUtf16(bytes))
            throw new InputException(file, null, "the text is UTF-16", "save it as UTF-8");
        if (bytes.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (!Utf8.IsValid(text.Span))
            throw new InputException(file, null, "the text is not valid UTF-8", "save it as UTF-8");
        try
        {
            CheckTokens(text.Span, file);
            return JsonDocument.Parse(text, new() { MaxDepth = MaximumDepth });
        }
        catch (JsonException fault)
        {
            var place = FormattableString.Invariant($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}");
            throw new InputException(file, place, "this is not JSON: " + JsonFault.Reason(text.Span, fault), cause: fault);
        }
    }

    /// <summary>Why a text, or a part of one, is not JSON.</summary>
    /// <param name="text">the text</param>
    /// <param name="fault">what the reader of the system says; its line and place are those in the text</param>
    public static string Reason(ReadOnlySpan<byte> text, JsonException fault) => JsonFault.Reason(text, fault);

    // Recognised by its byte order mark, or by the zero byte of a first letter.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (bytes.Length >= 2 && (bytes[0] == 0) != (bytes[1] == 0));

    // An escape such as \uD800 is half of a surrogate pair: no text can contain it on its own.
    private static void CheckTokens(ReadOnlySpan<byte> bytes, string file)
    {
        var reader = new Utf8JsonReader(bytes, new() { MaxDepth = MaximumDepth });
        for (var count = 0; reader.Read(); count++)
        {
            if (count == MaximumTokens)
                throw new InputException(file, null, FormattableString.Invariant($"the JSON has more than {MaximumTokens} names, values and brackets"));
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException fault)
            {
                var line = bytes[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw new InputException(file, FormattableString.Invariant($"line {line}"), "a string has an unpaired surrogate escape", "write the character itself", fault);
            }
        }
    }
}
