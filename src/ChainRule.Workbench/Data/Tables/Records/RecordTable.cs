using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables.Records;

/// <summary>Reads records in JSON, part by part: one after the other, as on the lines of .jsonl files, or in one array.</summary>
internal sealed class RecordTable
{
    private const int FirstLength = 1 << 16;
    private const int LongestToken = 1 << 20;

    private readonly string _file;
    private readonly Stream _text;
    private readonly RecordRows _rows;
    private byte[] _buffer = new byte[FirstLength];
    private int _count;
    private bool _isAtEnd;

    // Where the buffer starts: lines before, and bytes of the line before.
    private int _line;
    private int _column;

    private RecordTable(TableBytes bytes, string file, TableOptions options) =>
        (_file, _text, _rows) = (file, new CheckedText(bytes, file), new(file, options));

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <exception cref="InputException">the text is not JSON, or not of records that make a table</exception>
    public static Table Read(DataFile file, TableOptions options) =>
        new RecordTable(file.Text(options), file.Name, options).ReadAll();

    private Table ReadAll()
    {
        var state = new JsonReaderState(new() { MaxDepth = StrictJson.MaximumDepth, AllowMultipleValues = true });
        while (!_isAtEnd)
        {
            Fill();
            var reader = new Utf8JsonReader(_buffer.AsSpan(0, _count), _isAtEnd, state);
            ReadTokens(ref reader);
            state = reader.CurrentState;
            Consume((int)reader.BytesConsumed);
        }

        return _rows.Complete();
    }

    private void ReadTokens(ref Utf8JsonReader reader)
    {
        var (line, seen) = (_line, 0);
        try
        {
            while (reader.Read())
            {
                line += _buffer.AsSpan(seen, (int)reader.TokenStartIndex - seen).Count((byte)'\n');
                seen = (int)reader.TokenStartIndex;
                _rows.Take(ref reader, line + 1);
            }
        }
        catch (JsonException fault)
        {
            // The reader counts from the start of the file.
            var here = (fault.LineNumber ?? 0) - _line;
            var relative = new JsonException(fault.Message, null, here, fault.BytePositionInLine - (here == 0 ? _column : 0));
            throw new InputException(_file, FormattableString.Invariant($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}"), "this is not JSON: " + StrictJson.Reason(_buffer.AsSpan(0, _count), relative), cause: fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new InputException(_file, FormattableString.Invariant($"line {line + 1}"), "a string has an unpaired surrogate escape", "write the character itself", fault);
        }
    }

    // A token that does not fit makes the buffer longer.
    private void Fill()
    {
        if (_count == _buffer.Length)
        {
            if (_count >= LongestToken)
                throw new InputException(_file, FormattableString.Invariant($"line {_line + 1}"), $"a value has more than the maximum of {LongestToken} bytes");
            Array.Resize(ref _buffer, 2 * _count);
        }

        var read = _text.ReadAtLeast(_buffer.AsSpan(_count), _buffer.Length - _count, throwOnEndOfStream: false);
        _isAtEnd = _count + read < _buffer.Length;
        _count += read;
        if (_line == 0 && _column == 0 && _buffer.AsSpan(0, _count).StartsWith(Mark))
            Consume(Mark.Length);
    }

    private void Consume(int count)
    {
        var consumed = _buffer.AsSpan(0, count);
        _line += consumed.Count((byte)'\n');
        _column = consumed.LastIndexOf((byte)'\n') is var last and >= 0 ? count - last - 1 : _column + count;
        _count -= count;
        _buffer.AsSpan(count, _count).CopyTo(_buffer);
    }
}
