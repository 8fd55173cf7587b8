namespace ChainRule.Onnx.Tests.Operators;

public sealed class PoolingTests
{
    [Theory]
    [InlineData("kernel_shape=2,2;strides=2,2")]
    [InlineData("kernel_shape=3,3;strides=2,2;pads=1,1,1,1")]
    [InlineData("kernel_shape=3,2;strides=2,2;ceil_mode=1")]
    [InlineData("kernel_shape=3,3;strides=2,3;pads=0,1,1,2")]
    [InlineData("kernel_shape=2,2;dilations=2,3;strides=1,2;pads=1,0,0,1")]
    [InlineData("kernel_shape=3,3;strides=2,2;auto_pad=SAME_UPPER")]
    [InlineData("kernel_shape=2,4;auto_pad=SAME_LOWER")]
    [InlineData("kernel_shape=2,2;strides=2,2;storage_order=1")]
    [InlineData("kernel_shape=3,3;strides=2,2;pads=1,0,0,1;storage_order=1")]
    public void The_largest_of_every_window_and_its_place(string settings)
    {
        var node = new OneNode("MaxPool").With(Given.Floats(1, 2, 6, 7)).Settings(settings).Outputs(2);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("kernel_shape=2,2;strides=2,2")]
    [InlineData("kernel_shape=3,3;strides=2,2;pads=1,1,1,1")]
    [InlineData("kernel_shape=3,3;strides=2,2;pads=1,1,1,1;count_include_pad=1")]
    [InlineData("kernel_shape=3,2;strides=2,2;ceil_mode=1")]
    [InlineData("kernel_shape=3,3;strides=2,2;pads=1,1,1,1;ceil_mode=1;count_include_pad=1")]
    [InlineData("kernel_shape=3,3;strides=2,3;pads=0,1,1,2")]
    [InlineData("kernel_shape=3,3;strides=2,3;pads=0,1,1,2;count_include_pad=1")]
    [InlineData("kernel_shape=2,2;dilations=2,3;pads=1,0,0,1", 19)]
    [InlineData("kernel_shape=3,3;strides=2,2;auto_pad=SAME_UPPER")]
    [InlineData("kernel_shape=2,4;auto_pad=SAME_LOWER")]
    public void The_mean_of_every_window(string settings, int opset = 17)
    {
        var node = new OneNode("AveragePool", opset).With(Given.Floats(1, 2, 6, 7)).Settings(settings);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("kernel_shape=2,2;strides=2,2")]
    [InlineData("kernel_shape=3,2;strides=2,1;pads=1,0,1,1;p=1")]
    [InlineData("kernel_shape=3,3;pads=1,1,1,1;p=3")]
    [InlineData("kernel_shape=2,2;dilations=2,1;ceil_mode=1;strides=2,2", 18)]
    public void The_norm_of_every_window(string settings, int opset = 17)
    {
        var node = new OneNode("LpPool", opset).With(Given.Floats(1, 2, 6, 7)).Settings(settings);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("MaxPool", "kernel_shape=3;strides=2;pads=1,0")]
    [InlineData("MaxPool", "kernel_shape=3;strides=2")]
    [InlineData("AveragePool", "kernel_shape=3;strides=2;ceil_mode=1")]
    [InlineData("LpPool", "kernel_shape=3;strides=2")]
    public void Series_are_pooled_too(string type, string settings)
    {
        var node = new OneNode(type).With(Given.Floats(2, 3, 8)).Settings(settings);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("GlobalMaxPool", 5, 6)]
    [InlineData("GlobalAveragePool", 5, 6)]
    [InlineData("GlobalMaxPool", 5)]
    [InlineData("GlobalAveragePool", 2, 3, 4)]
    public void All_pixels_are_pooled(string type, params int[] pixels)
    {
        var node = new OneNode(type).With(Given.Floats([2, 3, .. pixels]));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Fact]
    public void A_window_without_pixels_is_refused()
    {
        var node = new OneNode("MaxPool").With(Given.Floats(1, 1, 2, 2)).Settings("kernel_shape=2,2;dilations=3,3;pads=1,1,1,1");
        Assert.Contains("lies in the padding alone", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }
}
