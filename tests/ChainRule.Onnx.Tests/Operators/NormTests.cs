namespace ChainRule.Onnx.Tests.Operators;

public sealed class NormTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(15)]
    public void Channels_are_normalised_by_given_statistics(int opset) =>
        Check(new OneNode("BatchNormalization", opset).With(Given.Floats(2, 3, 2, 4)).With(Given.Positive(3)).With(Given.Floats(3)).With(Given.Floats(3)).With(Given.Positive(3)).Setting("epsilon", 0.01f));

    [Fact]
    public void In_training_the_statistics_are_those_of_the_batch() =>
        Check(new OneNode("BatchNormalization", 15).With(Given.Floats(2, 3, 2, 4)).With(Given.Positive(3)).With(Given.Floats(3)).With(Given.Floats(3)).With(Given.Positive(3))
            .Setting("training_mode", 1).Setting("momentum", 0.7f).Outputs(3));

    [Theory]
    [InlineData(2, 3, 5)]
    [InlineData(2, 3, 2, 4)]
    public void Each_channel_of_each_sample_is_normalised(params int[] shape) =>
        Check(new OneNode("InstanceNormalization").With(Given.Floats(shape)).With(Given.Positive(3)).With(Given.Floats(3)));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(1, 3, 4)]
    [InlineData(-2, 3, 4)]
    public void All_dimensions_from_the_axis_on_are_normalised(long axis, params int[] shape)
    {
        Check(new OneNode("LayerNormalization").With(Given.Floats(2, 3, 4)).With(Given.Positive(shape)).With(Given.Floats(shape)).Setting("axis", axis).Outputs(3));
        Check(new OneNode("LayerNormalization").With(Given.Floats(2, 3, 4)).With(Given.Positive(shape)).Setting("axis", axis));
        Check(new OneNode("RMSNormalization", 23).With(Given.Floats(2, 3, 4)).With(Given.Positive(shape)).Setting("axis", axis));
    }

    [Theory]
    [InlineData(18, 2)]
    [InlineData(21, 6)]
    public void Groups_of_channels_are_normalised(int opset, int scales) =>
        Check(new OneNode("GroupNormalization", opset).With(Given.Floats(2, 6, 2, 3)).With(Given.Positive(scales)).With(Given.Floats(scales)).Setting("num_groups", 2));

    [Fact]
    public void A_window_over_the_channels_divides() => Check(LocalResponse(3));

    // ONNX Runtime takes odd windows only.
    [Fact]
    public void A_window_of_even_size_has_its_odd_channel_after()
    {
        var node = LocalResponse(4);
        var x = Given.Floats(2, 6, 2, 3);
        Agreement.WithDifferences(node);
        Assert.All(node.Run()[0].ToDoubles(), (y, i) =>
        {
            var (channel, first) = (i / 6 % 6, i - i / 6 % 6 * 6);
            var squares = Enumerable.Range(channel - 1, 4).Where(c => c is >= 0 and < 6).Sum(c => Math.Pow(x.Value(first + c * 6), 2));
            Assert.Equal(x.Value(i) / Math.Pow(1.5 + 0.4 / 4 * squares, 0.6), y, 1e-5);
        });
    }

    [Fact]
    public void Statistics_of_a_training_that_is_none_are_refused()
    {
        var node = new OneNode("BatchNormalization", 9).With(Given.Floats(2, 3)).With(Given.Positive(3)).With(Given.Floats(3)).With(Given.Floats(3)).With(Given.Positive(3)).Outputs(2);
        Assert.Contains("statistics are outputs in training only", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    private static OneNode LocalResponse(long size) =>
        new OneNode("LRN").With(Given.Floats(2, 6, 2, 3)).Setting("size", size).Setting("alpha", 0.4f).Setting("beta", 0.6f).Setting("bias", 1.5f);

    private static void Check(OneNode node)
    {
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
