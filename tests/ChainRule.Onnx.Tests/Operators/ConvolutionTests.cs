namespace ChainRule.Onnx.Tests.Operators;

public sealed class ConvolutionTests
{
    [Theory]
    [InlineData("strides=2,1;pads=1,2,1,2")]
    [InlineData("strides=1,2;pads=0,1,2,0")]
    [InlineData("dilations=2,1;group=2")]
    [InlineData("auto_pad=SAME_UPPER;strides=2,2")]
    [InlineData("auto_pad=SAME_LOWER;strides=2,3")]
    [InlineData("auto_pad=VALID;strides=2,2")]
    public void Filters_slide_over_pictures(string settings) => Check("Conv", settings, pixels: [6, 7], kernel: [3, 2], filters: 4);

    [Theory]
    [InlineData("strides=2;pads=1,2")]
    [InlineData("dilations=2;pads=2,2;group=2")]
    [InlineData("auto_pad=SAME_UPPER;strides=2")]
    public void Filters_slide_over_series(string settings) => Check("Conv", settings, pixels: [9], kernel: [3], filters: 4);

    [Theory]
    [InlineData("strides=2,2;pads=1,0,1,1")]
    [InlineData("strides=3,2;output_padding=1,1")]
    [InlineData("strides=2,3;pads=1,1,1,1;output_padding=1,0;group=2")]
    [InlineData("strides=3,2;output_shape=10,8")]
    [InlineData("strides=3,2;output_shape=9,7;auto_pad=SAME_UPPER")]
    [InlineData("strides=2,2;auto_pad=SAME_UPPER")]
    [InlineData("strides=2,2;auto_pad=SAME_LOWER")]
    [InlineData("dilations=2,2;pads=2,1,0,1")]
    public void Transposed_filters_spread_pictures(string settings) => Check("ConvTranspose", settings, pixels: [3, 4], kernel: [3, 2], filters: 4);

    [Theory]
    [InlineData("strides=2;pads=1,0")]
    [InlineData("strides=2;output_padding=1;group=2")]
    public void Transposed_filters_spread_series(string settings) => Check("ConvTranspose", settings, pixels: [5], kernel: [3], filters: 4);

    [Fact]
    public void Three_dimensions_of_pixels_are_refused()
    {
        var node = new OneNode("Conv").With(Given.Floats(1, 1, 3, 3, 3)).With(Given.Floats(1, 1, 2, 2, 2));
        Assert.Contains("node node (Conv): it is supported for series and pictures", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strides=0,1", "strides must be 2 numbers from 1")]
    [InlineData("strides=1", "strides must be 2 numbers")]
    [InlineData("pads=-1,0,0,0", "pads must be 4 numbers from 0")]
    [InlineData("dilations=9,9", "does not fit into 6")]
    [InlineData("kernel_shape=2,2", "kernel_shape is [2, 2]")]
    [InlineData("auto_pad=ODD", "auto_pad ODD is unknown")]
    [InlineData("group=0", "0 groups do not divide")]
    public void Impossible_settings_are_refused(string settings, string problem)
    {
        var node = new OneNode("Conv").With(Given.Floats(1, 4, 6, 7)).With(Given.Floats(4, 4, 3, 2)).Settings(settings);
        Assert.Contains(problem, Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    private static void Check(string type, string settings, int[] pixels, int[] kernel, int filters)
    {
        var groups = settings.Contains("group=2", StringComparison.Ordinal) ? 2 : 1;
        int[] weights = type == "Conv" ? [filters, 4 / groups, .. kernel] : [4, filters / groups, .. kernel];
        var node = new OneNode(type).With(Given.Positive([1, 4, .. pixels])).With(Given.Positive(weights)).With(Given.Floats(filters)).Settings(settings);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
