using System.Runtime.InteropServices;

namespace ChainRule.Tapes;

/// <summary>Which bytes of an arena are taken at which steps: a tree of spans of steps, each halved by the two below it.</summary>
internal sealed class Occupancy(int first, int last)
{
    // Below the node n lie 2n and 2n + 1.
    private const int Root = 1;
    private readonly Dictionary<int, TakenBytes> _throughout = [];
    private readonly Dictionary<int, TakenBytes> _sometime = [];

    /// <summary>How many spans were searched: a measure of the time taken.</summary>
    public long Visits { get; private set; }

    /// <summary>The lowest offset from which so many bytes are free from one step to another.</summary>
    public long FirstFree(long size, int from, int to)
    {
        var taken = new List<TakenBytes>();
        Collect(Root, (first, last), (from, to), taken);
        for (var offset = 0L; ;)
        {
            Visits += taken.Count;
            var before = offset;
            foreach (var bytes in taken)
                offset = bytes.FirstFree(offset, size);
            if (offset == before)
                return offset;
        }
    }

    /// <summary>Takes bytes from one step to another.</summary>
    public void Take(long start, long end, int from, int to) => Take(Root, (first, last), (from, to), (start, end));

    // All that is taken at any of the steps: at some step of a span within them, or throughout a larger span.
    private void Collect(int node, (int First, int Last) span, (int From, int To) steps, List<TakenBytes> taken)
    {
        if (span.Last < steps.From || steps.To < span.First)
            return;
        var isWhole = steps.From <= span.First && span.Last <= steps.To;
        if ((isWhole ? _sometime : _throughout).TryGetValue(node, out var bytes))
            taken.Add(bytes);
        if (isWhole || !_sometime.ContainsKey(node))
            return;
        var middle = Middle(span);
        Collect(2 * node, (span.First, middle), steps, taken);
        Collect(2 * node + 1, (middle + 1, span.Last), steps, taken);
    }

    private void Take(int node, (int First, int Last) span, (int From, int To) steps, (long Start, long End) bytes)
    {
        if (span.Last < steps.From || steps.To < span.First)
            return;
        Add(_sometime);
        if (steps.From <= span.First && span.Last <= steps.To)
        {
            Add(_throughout);
            return;
        }

        var middle = Middle(span);
        Take(2 * node, (span.First, middle), steps, bytes);
        Take(2 * node + 1, (middle + 1, span.Last), steps, bytes);

        void Add(Dictionary<int, TakenBytes> spans) =>
            (CollectionsMarshal.GetValueRefOrAddDefault(spans, node, out _) ??= new()).Add(bytes.Start, bytes.End);
    }

    // Rounded down, for steps below 0 too.
    private static int Middle((int First, int Last) span) => span.First + (span.Last - span.First) / 2;
}
