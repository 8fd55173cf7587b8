namespace ChainRule.Workbench.Tests.Networks;

/// <summary>What is said of the way that a sample took to the layer that refuses it.</summary>
public sealed class ShapeChainTests
{
    private const string Linear = """{"type": "linear", "out_features": 2}""";

    [Fact]
    public void The_shapes_that_reach_an_inner_layer_are_those_since_the_input() =>
        Assert.Equal(
            "net.json, layers[1].layers[1]: BatchNorm2d takes pictures of shape [channels, height, width], not [2]; what reaches it: input [4] → Linear [2] → Relu [2]",
            NetworkText.Refusal($$"""{"input": [4], "layers": [{{Linear}}, {"type": "residual", "layers": [{"type": "relu"}, {"type": "batch_norm2d"}]}], "loss": "mse"}"""));

    [Theory]
    [InlineData(6, "input [4] → Linear [2] → ")]
    [InlineData(7, "… → Linear [2] → ")]
    [InlineData(8, "… → ")]
    [InlineData(90, "… → ")]
    public void Of_many_layers_the_last_eight_shapes_are_said(int activations, string beginning)
    {
        var between = string.Concat(Enumerable.Repeat("""{"type": "relu"}, """, activations));
        Assert.Equal(
            $"net.json, layers[{activations + 1}]: MaxPool2d(2x2) takes pictures of shape [channels, height, width], not [2]; what reaches it: {beginning}{string.Join(" → ", Enumerable.Repeat("Relu [2]", Math.Min(activations, 8)))}",
            NetworkText.Refusal($$"""{"input": [4], "layers": [{{Linear}}, {{between}}{"type": "max_pool2d", "kernel_size": 2}], "loss": "mse"}"""));
    }
}
