using ChainRule.Tensors;
using ChainRule.Workbench.TensorBoard;
using Google.Protobuf;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class SummariesTests
{
    [Fact]
    public void A_histogram_counts_values_between_the_smallest_and_the_greatest()
    {
        var histogram = Histogram(-1, 0.01, 2, 2, 0.5);
        Assert.Equal([-1, 2, 5, 3.51, 9.2501], Enumerable.Range(1, 5).Select(field => Math.Round(histogram.One<double>(field), 9)));
        var (edges, counts) = (histogram.Packed(6), histogram.Packed(7));
        Assert.Equal((30, 30), (edges.Length, counts.Length));
        Assert.Equal([(0, 1), (10, 1), (15, 1), (29, 2)], counts.Index().Where(bucket => bucket.Item > 0).Select(bucket => (bucket.Index, (int)bucket.Item)));
        Assert.Equal(-0.9, edges[0], 1e-12);
        Assert.Equal(2, edges[^1]);
        Assert.Equal(edges.Order(), edges);
    }

    [Fact]
    public void Equal_values_are_one_bucket()
    {
        var histogram = Histogram(3, 3, 3);
        Assert.Equal([3], histogram.Packed(6));
        Assert.Equal([3], histogram.Packed(7));
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out()
    {
        var histogram = Histogram(double.NaN, 1, double.PositiveInfinity);
        Assert.Equal((1.0, 1.0, 1.0), (histogram.One<double>(1), histogram.One<double>(2), histogram.One<double>(3)));
        Assert.Empty(Histogram(double.NaN).Fields);
    }

    [Fact]
    public void The_greatest_distance_has_buckets_too()
    {
        var histogram = Histogram(double.MinValue, double.MaxValue);
        Assert.All(histogram.Packed(6), edge => Assert.True(double.IsFinite(edge)));
        Assert.Equal([1.0, 1.0], histogram.Packed(7).Where(count => count > 0));
    }

    [Fact]
    public void A_picture_has_its_size()
    {
        var picture = new WireMessage(Summaries.Picture("inputs", new(new Tensor([1, 3, 60, 50]))).ToByteArray()).Message(4);
        Assert.Equal((60UL, 50UL, 3UL), (picture.One<ulong>(1), picture.One<ulong>(2), picture.One<ulong>(3)));
        Assert.Equal("PNG"u8, picture.One<byte[]>(4).AsSpan(1, 3));
    }

    private static WireMessage Histogram(params double[] values)
    {
        var value = new WireMessage(Summaries.Histogram("weights", Tensor.From(values, values.Length)).ToByteArray());
        Assert.Equal("weights", value.Text(1));
        return value.Message(5);
    }
}
