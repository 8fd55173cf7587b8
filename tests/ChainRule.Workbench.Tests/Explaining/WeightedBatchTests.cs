using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Explaining;

public sealed class WeightedBatchTests
{
    [Theory]
    [InlineData("mse", "[0.5]", "[-1]")]
    [InlineData("half_squared_error", "[0.5]", "[-1]")]
    [InlineData("binary_cross_entropy", "[1]", "[0]")]
    public void Weights_of_samples_are_factors_of_the_derivation_and_its_gradients_are_right(string loss, string first, string second)
    {
        var weighted = Read(loss, "[[1], [2]]", $"[{first}, {second}]", ", \"weights\": [4, 2]");
        var twice = Read(loss, "[[1], [1], [2]]", $"[{first}, {first}, {second}]", "");
        var explanation = ExplainedNetwork.Of(weighted, ["0.weight[0,0]"]);
        Assert.Equal(ExplainedNetwork.Of(twice, ["0.weight[0,0]"]).Subjects[0].Gradient, explanation.Subjects[0].Gradient, 1e-12);
        Assert.Contains("ω", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains("weight of a sample in the loss", explanation.ToString(), StringComparison.Ordinal);
        Assert.True(weighted.CheckGradients().Passed);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[1, 0]")]
    [InlineData("[1, \"a\"]")]
    public void Wrong_weights_are_refused(string weights) =>
        Assert.StartsWith("n.json, batch.weights", Assert.Throws<InputException>(() => Read("mse", "[[1], [2]]", "[[0.5], [-1]]", $", \"weights\": {weights}")).Message, StringComparison.Ordinal);

    private static NetworkFile Read(string loss, string input, string target, string weights) => NetworkFile.Parse(
        Encoding.UTF8.GetBytes($$"""{"name": "n", "input": [1], "layers": [{"type": "linear", "out_features": 1}], "loss": "{{loss}}", "parameters": {"0.weight": [[0.5]], "0.bias": [0.1]}, "batch": {"input": {{input}}, "target": {{target}}{{weights}} } }"""),
        "n.json",
        ChainRule.Tensors.DType.Float64);
}
