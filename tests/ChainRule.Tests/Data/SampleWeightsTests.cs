using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class SampleWeightsTests
{
    private static readonly Tensor Inputs = Tensor.From<float>([1, 2, 3, 4], 4, 1);
    private static readonly Tensor Targets = Tensor.From<float>([5, 6, 7, 8], 4, 1);
    private static readonly Tensor Weights = Tensor.From<float>([1, 2, 3, 4], 4);

    [Fact]
    public void They_go_along_with_their_samples()
    {
        var data = new Dataset(Inputs, Targets, weights: Weights);
        Assert.Equal([4f, 1], data.Select(3, 0).Weights!.Span<float>().ToArray());
        Assert.Equal([2f, 4], data.View([3, 1]).View([1, 0]).Weights!.Span<float>().ToArray());
        Assert.Equal([2f, 4], data.View([1, 3]).Named(null).ToDataset().Weights!.Span<float>().ToArray());
        Assert.Null(new Dataset(Inputs, Targets).View([0]).Weights);
    }

    [Fact]
    public void Samples_of_any_source_are_given_them()
    {
        var writer = new RowFileWriter([new([1], DType.Float32)], new([1], DType.Float32));
        writer.Add(Inputs, Targets);
        var pictures = new PictureDataset(new byte[4], [1, 1, 1], new Tensor([4], DType.Int64));
        foreach (var source in (BatchSource[])[new Dataset(Inputs, Targets), writer.Complete(), pictures])
            Assert.Equal([3f, 1], source.Weighted(Weights).View([2, 0]).Weights!.Span<float>().ToArray());
    }

    [Fact]
    public void Wrong_ones_are_refused_by_their_sample()
    {
        var data = new Dataset(Inputs, Targets);
        Assert.Equal("The weights of 4 samples are float32[4], not float32[2].", Assert.Throws<ArgumentException>(() => data.Weighted(new Tensor([2]))).Message);
        foreach (var wrong in (float[])[0, -1, float.NaN, float.PositiveInfinity])
            Assert.StartsWith("Sample 2 has the weight ", Assert.Throws<ArgumentException>(() => data.Weighted(Tensor.From<float>([1, 1, wrong, 1], 4))).Message, StringComparison.Ordinal);
    }
}
