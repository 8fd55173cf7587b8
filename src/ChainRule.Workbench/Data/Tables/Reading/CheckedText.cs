using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The text of a table from its beginning; reading on to bytes that are not UTF-8, or to a 00 byte, fails.</summary>
internal sealed class CheckedText(TableBytes bytes, string file) : Stream
{
    private const int LongestSequence = 4;

    private long _place;
    private long _lines;

    // The last bytes that were read may begin a sequence that ends in the next part.
    private byte[] _begun = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _place;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var part = buffer[..(int)Math.Min(buffer.Length, bytes.Length - _place)];
        bytes.Read(_place, part);
        Check(part);
        _place += part.Length;
        return part.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> part)
    {
        if (part.IndexOf((byte)0) is var zero and >= 0)
            throw TableText.NoText(part, zero, file, _lines);
        var begun = _begun.Length;
        var isLast = _place + part.Length == bytes.Length;
        var text = begun == 0 ? part : (byte[])[.. _begun, .. part];
        var rest = isLast ? 0 : Unfinished(text);
        if (!Utf8.IsValid(text[..^rest]))
            throw NotUtf8(text, begun);
        _begun = text[^rest..].ToArray();
        _lines += part.Count((byte)'\n');
    }

    // How many bytes at the end may begin a sequence.
    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (var length = 1; length < LongestSequence && length <= text.Length; length++)
        {
            var first = text[^length];
            if (first >= 0xC0)
                return (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2) > length ? length : 0;
            if (first < 0x80)
                return 0;
        }

        return 0;
    }

    private InputException NotUtf8(ReadOnlySpan<byte> text, int begun)
    {
        var place = 0;
        int length;
        while (Rune.DecodeFromUtf8(text[place..], out _, out length) == OperationStatus.Done)
            place += length;
        return TableText.Undecodable(text.Slice(place, length), Encoding.UTF8, file, _lines + text[begun..Math.Max(begun, place)].Count((byte)'\n') + 1);
    }
}
