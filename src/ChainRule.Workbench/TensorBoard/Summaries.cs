using ChainRule.Tensors;
using ChainRule.Workbench.TensorBoard.Messages;
using Google.Protobuf;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>What TensorBoard shows under a tag.</summary>
internal static class Summaries
{
    private const int MostBuckets = 30;

    public static SummaryValue Scalar(string tag, double value) => new() { Tag = tag, Scalar = (float)value };

    public static SummaryValue Picture(string tag, PictureGrid grid) => new()
    {
        Tag = tag,
        Picture = new() { Height = grid.Height, Width = grid.Width, Channels = grid.Channels, Encoded = ByteString.CopyFrom(grid.ToPng()) },
    };

    /// <summary>How often values are where between the smallest and the greatest; those that are not finite are left out.</summary>
    public static SummaryValue Histogram(string tag, Tensor values)
    {
        double[] finite = [.. values.ToDoubles().Where(double.IsFinite)];
        var histogram = new Histogram { Count = finite.Length };
        if (finite.Length > 0)
            Fill(histogram, finite);
        return new() { Tag = tag, Histogram = histogram };
    }

    private static void Fill(Histogram histogram, double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        var counts = new double[low < high ? MostBuckets : 1];
        foreach (var value in values)
        {
            // Halves, since the distance of two finite numbers may be infinite.
            var share = low < high ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0;
            counts[Math.Min((int)(share * counts.Length), counts.Length - 1)]++;
        }

        (histogram.Min, histogram.Max, histogram.Sum, histogram.SumOfSquares) = (low, high, values.Sum(), values.Sum(value => value * value));
        histogram.RightEdges.AddRange(Enumerable.Range(1, counts.Length - 1).Select(i => double.Lerp(low, high, (double)i / counts.Length)).Append(high));
        histogram.Counts.AddRange(counts);
    }
}
