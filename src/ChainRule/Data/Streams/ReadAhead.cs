namespace ChainRule.Data;

/// <summary>Reads rows of a file before they are asked for, in an order that is known: one block is read while another is used.</summary>
/// <param name="file">rows of the same width</param>
/// <param name="width">the bytes of a row</param>
/// <param name="order">which rows will be asked for</param>
internal sealed class ReadAhead(ScratchFile file, int width, ReadOnlyMemory<int> order)
{
    private const int BytesAtOnce = 1 << 22;

    private readonly Lock _lock = new();
    private readonly int _rowsAtOnce = Math.Clamp(BytesAtOnce / width, 1, Math.Max(1, order.Length));
    private byte[] _used = [];
    private byte[] _spare = [];
    private Task<byte[]>? _reading;
    private int _next;

    /// <summary>Takes the rows if they are the next ones.</summary>
    /// <param name="rows">those that are asked for</param>
    /// <param name="take">gets the place of each among them, from 0, and its bytes</param>
    /// <returns>whether they were the next ones</returns>
    public bool TryTake(ReadOnlySpan<int> rows, Taking take)
    {
        lock (_lock)
        {
            if (rows.Length > order.Length - _next || !order.Span.Slice(_next, rows.Length).SequenceEqual(rows))
                return false;
            for (var place = 0; place < rows.Length; place++)
            {
                var inBlock = _next % _rowsAtOnce;
                if (inBlock == 0)
                    Turn();
                take(place, _used.AsSpan(inBlock * width, width));
                _next++;
            }

            return true;
        }
    }

    // The block that was read ahead is used, and the next one is read into what was used before.
    private void Turn()
    {
        (_used, _spare) = ((_reading ?? Task.FromResult(Read(_next, _spare))).GetAwaiter().GetResult(), _used);
        var (start, into) = (_next + _rowsAtOnce, _spare);
        _reading = start < order.Length ? Task.Run(() => Read(start, into)) : null;
    }

    private byte[] Read(int start, byte[] into)
    {
        var rows = order.Span[start..Math.Min(start + _rowsAtOnce, order.Length)];
        if (into.Length == 0)
            into = new byte[_rowsAtOnce * width];
        for (var i = 0; i < rows.Length; i++)
            file.Read((long)rows[i] * width, into.AsSpan(i * width, width));
        return into;
    }

    /// <summary>Takes a row.</summary>
    public delegate void Taking(int place, ReadOnlySpan<byte> row);
}
