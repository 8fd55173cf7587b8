namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Which pixels along an axis make up each pixel of another size, and with what weights.</summary>
internal sealed class AxisWeights
{
    private readonly int[] _firsts;
    private readonly float[][] _weights;

    /// <param name="from">pixels that there are</param>
    /// <param name="to">pixels that there are to be</param>
    public AxisWeights(int from, int to)
    {
        _firsts = new int[to];
        _weights = new float[to][];
        for (var i = 0; i < to; i++)
            (_firsts[i], _weights[i]) = to < from ? Covered(i, from, to) : Interpolated(i, from, to);
    }

    /// <summary>The new pixel at a place, of single values that lie some places apart.</summary>
    public float Mix(int place, ReadOnlySpan<byte> line, int step)
    {
        var sum = 0f;
        var from = _firsts[place] * step;
        foreach (var weight in _weights[place])
        {
            sum += weight * line[from];
            from += step;
        }

        return sum;
    }

    /// <summary>The new row at a place, of whole rows.</summary>
    public void Mix(int place, ReadOnlySpan<float> rows, Span<float> sums)
    {
        sums.Clear();
        foreach (var (k, weight) in _weights[place].Index())
        {
            var row = rows.Slice((_firsts[place] + k) * sums.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weight * row[i];
        }
    }

    // Pixel i covers the old ones from i·s to (i + 1)·s, where s = from/to: each counts by its share. In whole numbers, where an old pixel is to wide.
    private static (int First, float[] Weights) Covered(int i, int from, int to)
    {
        var (start, end) = ((long)i * from, (i + 1L) * from);
        var (first, last) = ((int)(start / to), (int)((end - 1) / to));
        var weights = new float[last - first + 1];
        for (var k = 0; k < weights.Length; k++)
            weights[k] = (float)(Math.Min(end, (first + k + 1L) * to) - Math.Max(start, (first + k) * (long)to)) / from;
        return (first, weights);
    }

    // The middle of pixel i lies at x = (i + ½)·from/to − ½ among the middles of the old ones; beyond the last, that one goes on.
    private static (int First, float[] Weights) Interpolated(int i, int from, int to)
    {
        var x = Math.Clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
        var first = (int)x;
        var share = (float)(x - first);
        return share == 0 ? (first, [1]) : (first, [1 - share, share]);
    }
}
