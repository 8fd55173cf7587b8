namespace ChainRule.Tapes;

/// <summary>A set of bytes, kept as ordered runs that do not touch each other.</summary>
internal sealed class TakenBytes
{
    private readonly List<(long Start, long End)> _runs = [];

    /// <summary>Adds the bytes from one offset up to, but not including, another.</summary>
    public void Add(long start, long end)
    {
        // The runs that touch the new one become part of it.
        var from = FirstEndingBehind(start - 1);
        var to = from;
        for (; to < _runs.Count && _runs[to].Start <= end; to++)
            (start, end) = (Math.Min(start, _runs[to].Start), Math.Max(end, _runs[to].End));
        _runs.RemoveRange(from, to - from);
        _runs.Insert(from, (start, end));
    }

    /// <summary>The lowest offset, this one or a higher, at which so many bytes are free.</summary>
    public long FirstFree(long offset, long size)
    {
        for (var run = FirstEndingBehind(offset); run < _runs.Count && _runs[run].Start < offset + size; run++)
            offset = Math.Max(offset, _runs[run].End);
        return offset;
    }

    private int FirstEndingBehind(long offset)
    {
        var (from, to) = (0, _runs.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_runs[middle].End <= offset)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
