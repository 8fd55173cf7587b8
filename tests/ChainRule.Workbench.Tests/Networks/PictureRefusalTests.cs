namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Layers that do not fit their pictures, and what is said about each.</summary>
public sealed class PictureRefusalTests
{
    private const string Reaches = "; what reaches it: input [3, 8, 8] → Relu [3, 8, 8]";
    private const string FlatReaches = "; what reaches it: input [3, 8, 8] → Flatten [192]";

    [Theory]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": 9}""", ": Conv2d(3, 4, 9x9): A window of 9x9 taps with dilation 1x1 does not fit into 8 pixels with padding 0x0" + Reaches)]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": [3, 4], "dilation": [1, 4], "padding": [0, 2]}""", ": Conv2d(3, 4, 3x4, padding 0x2, dilation 1x4): A window of 3x4 taps with dilation 1x4 does not fit into 8 pixels with padding 0x2" + Reaches)]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": 3, "groups": 2}""", ": Conv2d(3, 4, 3x3, 2 groups): 2 groups do not divide 3 input and 4 output channels" + Reaches)]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": 3, "stride": 0}""", ".stride: 0 is out of range; write a whole number from 1 to 2147483647")]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": 3, "dilation": [1, 0]}""", ".dilation[1]: 0 is out of range; write a whole number from 1 to 2147483647")]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": [3]}""", ".kernel_size: the length is 1; make it 2")]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": "3x3x3"}""", ".kernel_size: \"3x3x3\" is not a size; write one number for both sides, such as 3, or a height and a width: [3, 5] in a file, 3x5 in the short form")]
    [InlineData("""{"type": "conv2d", "out_channels": 4}""", ": \"kernel_size\" is missing")]
    [InlineData("""{"type": "max_pool2d", "kernel_size": 2, "padding": 2}""", ": MaxPool2d(2x2, padding 2x2): Pooling needs a padding of at most half its kernel, not 2x2 for 2x2" + Reaches)]
    [InlineData("""{"type": "avg_pool2d", "kernel_size": 9}""", ": AvgPool2d(9x9): A window of 9x9 taps with dilation 1x1 does not fit into 8 pixels with padding 0x0" + Reaches)]
    [InlineData("""{"type": "linear", "out_features": 4}""", ": Linear takes samples of one or two dimensions, not [3, 8, 8]: put a flatten layer before it" + Reaches)]
    public void A_layer_that_does_not_fit_is_refused(string layer, string message) => Assert.Equal(
        $"net.json, layers[1]{message}",
        NetworkText.Refusal($$"""{"input": [3, 8, 8], "layers": [{"type": "relu"}, {{layer}}], "loss": "mse"}"""));

    [Theory]
    [InlineData("""{"type": "conv2d", "out_channels": 4, "kernel_size": 3}""", ": Conv2d takes pictures of shape [channels, height, width], not [192]" + FlatReaches)]
    [InlineData("""{"type": "batch_norm2d"}""", ": BatchNorm2d takes pictures of shape [channels, height, width], not [192]" + FlatReaches)]
    [InlineData("""{"type": "max_pool2d", "kernel_size": 2}""", ": MaxPool2d(2x2) takes pictures of shape [channels, height, width], not [192]" + FlatReaches)]
    [InlineData("""{"type": "global_avg_pool2d"}""", ": GlobalAvgPool2d() takes pictures of shape [channels, height, width], not [192]" + FlatReaches)]
    public void A_layer_that_finds_no_pictures_is_refused(string layer, string message) => Assert.Equal(
        $"net.json, layers[1]{message}",
        NetworkText.Refusal($$"""{"input": [3, 8, 8], "layers": [{"type": "flatten"}, {{layer}}], "loss": "mse"}"""));
}
