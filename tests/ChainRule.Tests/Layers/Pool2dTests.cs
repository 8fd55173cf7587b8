using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class Pool2dTests
{
    // 1 to 12, in three rows.
    private static readonly Tensor Picture = Tensor.From([.. Enumerable.Range(1, 12).Select(v => (double)v)], 1, 1, 3, 4);

    [Fact]
    public void The_largest_of_each_window_is_taken_and_padding_never()
    {
        Assert.Equal([6, 8], Run(new MaxPool2d(2), Picture));
        var negative = Tensor.From([-3.0, -2, -1], 1, 1, 1, 3);
        Assert.Equal([-2, -1, -1], Run(new MaxPool2d(3, 1, 1), negative));
    }

    [Fact]
    public void The_mean_of_each_window_counts_padding_as_zeros()
    {
        Assert.Equal([3.5, 5.5], Run(new AvgPool2d(2), Picture));
        Assert.Equal([(1 + 2 + 5 + 6) / 9.0, (2 + 3 + 4 + 6 + 7 + 8) / 9.0], Run(new AvgPool2d(3, new(3, 2), 1), Picture));
        Assert.Equal([6.5], Run(new GlobalAvgPool2d(), Picture));
    }

    [Fact]
    public void The_padding_may_be_half_the_kernel()
    {
        var pair = Tensor.From([-3.0, 5], 1, 1, 1, 2);
        Assert.Equal([-3, 5, -3, 5], Run(new MaxPool2d(2, padding: 1), Tensor.From([-3.0, 5, -3, 5], 1, 1, 2, 2)));
        Assert.Equal([-3, 5], Run(new MaxPool2d(2, padding: 1), pair));
        Assert.Equal([-0.75, 0.5, 1.25, -0.75, 0.5, 1.25], Run(new AvgPool2d(2, 1, 1), pair));
        Assert.Equal([-3.0 / 2, 5.0 / 2], Run(new AvgPool2d(new(1, 2), padding: new(0, 1)), pair));
    }

    [Fact]
    public void A_window_of_more_pixels_than_32_bits_count_divides_by_them_all() =>
        Assert.Equal([78.0 / (1L << 32)], Run(new AvgPool2d(1 << 16, padding: 1 << 15), Picture));

    [Fact]
    public void The_first_of_equals_gets_the_gradient()
    {
        var tape = new Tape();
        var x = tape.Input(Tensor.From([1.0, 2, 2, 2, 1, 0], 1, 1, 2, 3));
        var gradient = Backpropagation.Gradients(new MaxPool2d(2, 1).Forward(x).Sum(), x)[0];
        Assert.Equal([0, 2, 0, 0, 0, 0], gradient.Value.ToDoubles());
    }

    [Fact]
    public void The_output_has_the_shape_that_was_foretold()
    {
        (Layer Layer, Shape Input, Shape Output)[] cases =
        [
            (new MaxPool2d(2), [3, 7, 8], [3, 3, 4]),
            (new MaxPool2d(new(3, 2), new(2, 1), new(1, 0)), [3, 7, 8], [3, 4, 7]),
            (new AvgPool2d(3, 2, 1), [3, 7, 8], [3, 4, 4]),
            (new GlobalAvgPool2d(), [3, 7, 8], [3]),
            (new BatchNorm2d(3), [3, 7, 8], [3, 7, 8]),
        ];
        foreach (var (layer, input, output) in cases)
        {
            Assert.Equal(output, layer.OutputShape(input));
            foreach (var batch in (int[])[0, 1, 3])
                Assert.Equal(output.Prepend(batch), layer.Forward(new Tape().Input(new Tensor(input.Prepend(batch)))).Shape);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_layers_name()
    {
        (Layer Layer, Shape Input, string Message)[] cases =
        [
            (new MaxPool2d(2, padding: 2), [3, 6, 7], "MaxPool2d(2x2, padding 2x2): Pooling needs a padding of at most half its kernel, not 2x2 for 2x2."),
            (new AvgPool2d(new(3, 2), padding: new(2, 1)), [3, 6, 7], "AvgPool2d(3x2, padding 2x1): Pooling needs a padding of at most half its kernel, not 2x1 for 3x2."),
            (new AvgPool2d(1, padding: int.MaxValue), [3, 6, 7], "AvgPool2d(1x1, padding 2147483647x2147483647): Pooling needs a padding of at most half its kernel, not 2147483647x2147483647 for 1x1."),
            (new MaxPool2d(2, padding: 1), [3, 0, 7], "MaxPool2d(2x2, padding 1x1): Pooling needs pictures of at least one pixel, not 0x7."),
            (new AvgPool2d(7), [3, 6, 7], "AvgPool2d(7x7): A window of 7x7 taps with dilation 1x1 does not fit into 6 pixels with padding 0x0."),
            (new MaxPool2d(2, 0), [3, 6, 7], "MaxPool2d(2x2, stride 0x0): A window of 2x2 taps, stride 0x0, padding 0x0 and dilation 1x1 is impossible: padding must be at least 0, the others at least 1."),
            (new MaxPool2d(2), [6, 7], "MaxPool2d(2x2) takes pictures of shape [channels, height, width], not [6, 7]."),
            (new GlobalAvgPool2d(), [6, 7], "GlobalAvgPool2d() takes pictures of shape [channels, height, width], not [6, 7]."),
            (new BatchNorm2d(3), [4, 6, 7], "BatchNorm2d(3) takes pictures of shape [3, height, width], not [4, 6, 7]."),
            (new BatchNorm2d(3), [3], "BatchNorm2d(3) takes pictures of shape [3, height, width], not [3]."),
        ];
        foreach (var (layer, input, message) in cases)
        {
            Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.OutputShape(input)).Message);
            Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.Forward(new Tape().Input(new Tensor(input.Prepend(2))))).Message);
        }
    }

    [Fact]
    public void They_print_the_settings_that_are_not_as_by_default()
    {
        Assert.Equal("MaxPool2d(2x2)", new MaxPool2d(2, 2).ToString());
        Assert.Equal("AvgPool2d(3x2, stride 1x1, padding 1x0)", new AvgPool2d(new(3, 2), 1, new(1, 0)).ToString());
    }

    private static double[] Run(Layer layer, Tensor picture) => layer.Forward(new Tape().Input(picture)).Value.ToDoubles();
}
