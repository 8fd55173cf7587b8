using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class Conv2dTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "kernel", "Conv2d(3, 4, 9x2, padding 1x0): A window of 9x2 taps with dilation 1x1 does not fit into 6 pixels with padding 1x0." },
        { "dilated", "Conv2d(3, 4, 3x3, dilation 1x4): A window of 3x3 taps with dilation 1x4 does not fit into 7 pixels with padding 0x0." },
        { "stride", "Conv2d(3, 4, 3x3, stride 1x0): A window of 3x3 taps, stride 1x0, padding 0x0 and dilation 1x1 is impossible: padding must be at least 0, the others at least 1." },
        { "dilation", "Conv2d(3, 4, 3x3, dilation 0x0): A window of 3x3 taps, stride 1x1, padding 0x0 and dilation 0x0 is impossible: padding must be at least 0, the others at least 1." },
        { "padding", "Conv2d(3, 4, 3x3, padding -1x-1): A window of 3x3 taps, stride 1x1, padding -1x-1 and dilation 1x1 is impossible: padding must be at least 0, the others at least 1." },
        { "channels", "Conv2d(2, 4, 3x3) takes pictures of shape [2, height, width], not [3, 6, 7]." },
        { "inner", "1 Conv2d(2, 4, 3x3) takes pictures of shape [2, height, width], not [3, 6, 7]." },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_the_layers_name(string name, string message)
    {
        Layer layer = name switch
        {
            "kernel" => new Conv2d(3, 4, new(9, 2), padding: new(1, 0)),
            "dilated" => new Conv2d(3, 4, 3, settings: new(Dilation: new(1, 4))),
            "stride" => new Conv2d(3, 4, 3, stride: new(1, 0)),
            "dilation" => new Conv2d(3, 4, 3, settings: new(Dilation: 0)),
            "padding" => new Conv2d(3, 4, 3, padding: -1),
            "channels" => new Conv2d(2, 4, 3),
            _ => new Sequential(new Relu(), new Conv2d(2, 4, 3)),
        };
        Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.OutputShape([3, 6, 7])).Message);
        Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.Forward(new Tape().Input(new Tensor([2, 3, 6, 7])))).Message);
    }

    [Theory]
    [InlineData(6, 4, 4)]
    [InlineData(6, 4, 0)]
    [InlineData(6, 4, 3)]
    [InlineData(4, 6, -1)]
    public void Groups_that_do_not_divide_are_refused(int channels, int filters, int groups) => Assert.Equal(
        $"Conv2d({channels}, {filters}, 3x3, {groups} groups): {groups} groups do not divide {channels} input and {filters} output channels.",
        Assert.Throws<ShapeException>(() => new Conv2d(channels, filters, 3, settings: new(Groups: groups))).Message);

    [Fact]
    public void Pictures_of_another_rank_are_refused()
    {
        foreach (var shape in (Shape[])[[], [3], [6, 7], [1, 3, 6, 7]])
        {
            Assert.Equal(
                $"Conv2d(3, 4, 3x3) takes pictures of shape [3, height, width], not {shape}.",
                Assert.Throws<ShapeException>(() => new Conv2d(3, 4, 3).OutputShape(shape)).Message);
        }
    }

    [Fact]
    public void The_output_has_the_shape_that_was_foretold()
    {
        (Conv2d Layer, Shape Input, Shape Output)[] cases =
        [
            (new(1, 1, 3, 2), [1, 5, 5], [1, 2, 2]),
            (new(3, 4, new(3, 2)), [3, 6, 7], [4, 4, 6]),
            (new(3, 4, 3, padding: 1), [3, 6, 7], [4, 6, 7]),
            (new(3, 4, 3, 2, 1), [3, 6, 7], [4, 3, 4]),
            (new(3, 4, new(2, 3), settings: new(Dilation: new(3, 2))), [3, 6, 7], [4, 3, 3]),
            (new(6, 12, 1, settings: new(Groups: 6, Bias: false)), [6, 2, 1], [12, 2, 1]),
        ];
        foreach (var (layer, input, output) in cases)
        {
            Assert.Equal(output, layer.OutputShape(input));
            foreach (var batch in (int[])[0, 1, 3])
                Assert.Equal(output.Prepend(batch), layer.Forward(new Tape().Input(new Tensor(input.Prepend(batch)))).Shape);
        }
    }

    [Fact]
    public void Parameters_are_drawn_within_one_by_the_root_of_a_filters_size()
    {
        var layer = new Conv2d(30, 200, new(3, 5), settings: new(Groups: 10));
        Assert.Equal(["weight [200, 3, 3, 5]", "bias [200]"], layer.Parameters.Select(p => $"{p.Path} {p.Tensor.Shape}"));
        Assert.Single(new Conv2d(30, 200, 3, settings: new(Bias: false)).Parameters);
        var bound = 1 / Math.Sqrt(3 * 3 * 5);
        foreach (var parameter in layer.Parameters)
        {
            var values = parameter.Tensor.ToDoubles();
            Assert.All(values, v => Assert.InRange(v, -bound * 1.000001, bound * 1.000001));
            Assert.InRange(values.Max(), 0.97 * bound, 1.000001 * bound);
            Assert.InRange(values.Min(), -1.000001 * bound, -0.97 * bound);
        }
    }

    [Fact]
    public void It_prints_the_settings_that_are_not_as_by_default()
    {
        Assert.Equal("Conv2d(1, 32, 3x3)", new Conv2d(1, 32, 3).ToString());
        Assert.Equal(
            "Conv2d(4, 8, 3x5, stride 2x1, padding 1x0, dilation 1x2, 4 groups, no bias)",
            new Conv2d(4, 8, new(3, 5), new(2, 1), new(1, 0), new(Dilation: new(1, 2), Groups: 4, Bias: false)).ToString());
    }
}
