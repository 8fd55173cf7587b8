
namespace ChainRule.Workbench.Tests.Networks;

public sealed class LayersTests
{
    [Theory]
    [InlineData("""{"type": "linear", "out_features": 3}""", "Linear(4, 3)")]
    [InlineData("""{"type": "linear", "out_features": 3, "bias": true}""", "Linear(4, 3)")]
    [InlineData("""{"type": "linear", "out_features": 3, "bias": false}""", "Linear(4, 3, no bias)")]
    [InlineData("""{"type": "linear", "out_features": 3, "bias": "shared"}""", "Linear(4, 3, shared bias)")]
    [InlineData("""{"type": "batch_norm1d"}""", "BatchNorm1d(4)")]
    [InlineData("""{"type": "layer_norm"}""", "LayerNorm(4)")]
    [InlineData("""{"type": "dropout"}""", "Dropout(0.5)")]
    [InlineData("""{"type": "dropout", "p": 0.25}""", "Dropout(0.25)")]
    [InlineData("""{"type": "flatten"}""", "Flatten()")]
    [InlineData("""{"type": "residual", "layers": [{"type": "linear", "out_features": 4}, {"type": "tanh"}]}""", "Residual(Linear(4, 4), Tanh())")]
    [InlineData("""{"type": "identity"}""", "Identity()")]
    [InlineData("""{"type": "relu"}""", "Relu()")]
    [InlineData("""{"type": "leaky_relu"}""", "LeakyRelu(0.01)")]
    [InlineData("""{"type": "leaky_relu", "negative_slope": 0.2}""", "LeakyRelu(0.2)")]
    [InlineData("""{"type": "elu"}""", "Elu(1)")]
    [InlineData("""{"type": "elu", "alpha": 1.5}""", "Elu(1.5)")]
    [InlineData("""{"type": "gelu"}""", "Gelu()")]
    [InlineData("""{"type": "gelu", "approximate": "none"}""", "Gelu()")]
    [InlineData("""{"type": "gelu", "approximate": "tanh"}""", "Gelu(approximate)")]
    [InlineData("""{"type": "sigmoid"}""", "Sigmoid()")]
    [InlineData("""{"type": "tanh"}""", "Tanh()")]
    [InlineData("""{"type": "silu"}""", "Silu()")]
    [InlineData("""{"type": "softplus"}""", "Softplus()")]
    [InlineData("""{"type": "step"}""", "Step()")]
    [InlineData("""{"type": "softmax"}""", "Softmax()")]
    [InlineData("""{"type": "log_softmax"}""", "LogSoftmax()")]
    public void A_layer_is_made_with_its_settings(string layer, string expected) =>
        Assert.Equal(expected, NetworkText.Parse($$"""{"input": [4], "layers": [{{layer}}], "loss": "mse"}""").Model.Network.Children[0].ToString());
}
