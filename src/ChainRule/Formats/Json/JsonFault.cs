using System.Text;
using System.Text.Json;

namespace ChainRule.Formats;

/// <summary>Why a text is not JSON, in words that its author understands.</summary>
internal static class JsonFault
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    public static string Reason(ReadOnlySpan<byte> text, JsonException fault)
    {
        if (fault.Message.StartsWith("The maximum configured depth", StringComparison.Ordinal))
            return FormattableString.Invariant($"arrays and objects are nested more than {StrictJson.MaximumDepth} deep");
        var rest = text[Place(text, fault)..];
        var before = text[..^rest.Length].TrimEnd(Blanks);
        if (rest.IsEmpty)
            return before.IsEmpty ? "it is empty" : "it ends too early: a bracket, a quote or a value is not complete";
        return (char)rest[0] switch
        {
            '}' or ']' when before.EndsWith(","u8) => "there is a comma before the closing bracket",
            '\'' => "a string needs double quotes",
            '/' => "JSON has no comments",
            'N' or 'I' => "JSON has no NaN and no infinity",
            < ' ' => "a string contains a line break or another control character",
            _ when Rune.DecodeFromUtf8(rest, out var letter, out _) == System.Buffers.OperationStatus.Done => $"'{letter}' is not expected here",
            _ => "something else is expected here",
        };
    }

    private static int Place(ReadOnlySpan<byte> text, JsonException fault)
    {
        var start = 0;
        for (var line = 0; line < fault.LineNumber; line++)
            start += text[start..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(text.Length, start + (fault.BytePositionInLine ?? 0));
    }
}
