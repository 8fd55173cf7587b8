using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class NetworkTests
{
    private const string TwoLayers = """
        {"input": [3], "layers": [{"type": "linear", "out_features": 2}, {"type": "dropout"}, {"type": "linear", "out_features": 1}],
         "loss": "mse", "optimizer": {"type": "sgd", "learning_rate": 0.5, "momentum": 0.9}, "seed": 7,
         "parameters": {"2.weight": [[1, -2]]},
         "batch": {"input": [[1, 2, 3], [4, 5, 6]], "target": [[1], [0]]}}
        """;

    [Fact]
    public void What_the_file_says_is_there()
    {
        var network = NetworkText.Parse(TwoLayers);
        Assert.Equal("net", network.Model.Name);
        Assert.Equal(new Shape(3), network.Model.Input);
        Assert.Equal(new Shape(1), network.Model.Output);
        Assert.Equal(7ul, network.Model.Specification.Seed);
        Assert.Equal(0.5, network.Model.Optimizer!.LearningRate);
        Assert.Null(network.Model.Regularization);
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], network.Model.Network.Parameters.Select(p => p.Path));
        Assert.Equal([1, -2], network.Model.Network.Parameters[2].Tensor.ToDoubles());
        Assert.Equal([1, 2, 3, 4, 5, 6], network.Batch!.Input.ToDoubles());
        Assert.Equal(new Shape(2, 1), network.Batch.Target.Shape);
    }

    [Fact]
    public void The_same_seed_draws_the_same_parameters()
    {
        Assert.Equal(Weight(TwoLayers), Weight(TwoLayers));
        Assert.NotEqual(Weight(TwoLayers), Weight(TwoLayers.Replace("\"seed\": 7", "\"seed\": 8", StringComparison.Ordinal)));

        static double[] Weight(string json) => NetworkText.Parse(json).Model.Network.Parameters[0].Tensor.ToDoubles();
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void The_element_type_is_the_callers(DType type)
    {
        var network = NetworkText.Parse(TwoLayers, type);
        Assert.All(network.Model.Network.Parameters, parameter => Assert.Equal(type, parameter.Tensor.Type));
        Assert.Equal(type, network.Batch!.Input.Type);
    }

    [Fact]
    public void A_number_beyond_Float32_is_refused_where_it_is_read_as_one()
    {
        var json = TwoLayers.Replace("-2", "1e39", StringComparison.Ordinal);
        Assert.Equal(1e39, NetworkText.Parse(json).Model.Network.Parameters[2].Tensor.Value(1));
        Assert.Equal(
            "net.json, parameters[\"2.weight\"][0][1]: 1e39 is too large for a Float32; the shape must be [1, 2]",
            Assert.Throws<ChainRule.Data.InputException>(() => NetworkText.Parse(json, DType.Float32)).Message);
    }

    [Fact]
    public void The_architecture_describes_the_same_network()
    {
        var network = NetworkText.Parse(TwoLayers);
        var again = NetworkText.Parse(network.Model.Specification.ToJson());
        Assert.Equal(
            """{"name":"net","input":[3],"layers":[{"type":"linear","out_features":2},{"type":"dropout"},{"type":"linear","out_features":1}],"loss":"mse","optimizer":{"type":"sgd","learning_rate":0.5,"momentum":0.9},"seed":7}""",
            network.Model.Specification.ToJson());
        Assert.Equal(network.Model.Specification.ToJson(), again.Model.Specification.ToJson());
        Assert.Equal(network.Model.ToString(), again.Model.ToString());
        Assert.Null(again.Batch);
    }

    [Fact]
    public void A_group_has_the_settings_of_its_optimizer_but_for_its_own()
    {
        var network = NetworkText.Parse(TwoLayers.Replace("\"momentum\": 0.9", "\"groups\": [{\"parameters\": [\"*.bias\"], \"learning_rate\": 0.1}, {\"parameters\": [\"0.*\"], \"weight_decay\": 2}]", StringComparison.Ordinal));
        Assert.Equal([0.1, 0.5], network.Model.Optimizer!.Groups.Select(group => group.Optimizer.LearningRate));
        Assert.Equal([["*.bias"], ["0.*"]], network.Model.Optimizer.Groups.Select(group => group.Patterns));
    }

    [Fact]
    public void Options_go_over_the_file()
    {
        var network = NetworkText.Parse(TwoLayers, options: new() { Loss = "huber 0.5", LearningRate = 0.25, Seed = 3 });
        Assert.IsType<ChainRule.Losses.Huber>(network.Model.Loss);
        Assert.Equal(0.25, network.Model.Optimizer!.LearningRate);
        Assert.Equal(3ul, network.Model.Specification.Seed);
        Assert.Contains("\"optimizer\":{\"type\":\"sgd\",\"learning_rate\":0.25,\"momentum\":0.9}", network.Model.Specification.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("norm", "clip norm 0.5")]
    [InlineData("value", "clip value 0.5")]
    public void Clipping_is_the_optimizers_and_is_told(string kind, string told)
    {
        var network = NetworkText.Parse(TwoLayers.Replace("\"seed\"", $"\"clip\": {{\"{kind}\": 0.5}}, \"seed\"", StringComparison.Ordinal));
        Assert.Equal(kind == "norm" ? typeof(ClipByNorm) : typeof(ClipByValue), Assert.Single(network.Model.Optimizer!.Links).GetType());
        Assert.Equal("sgd, learning rate 0.5, momentum 0.9, " + told, network.Model.OptimizerText());
        Assert.Contains($"\"clip\":{{\"{kind}\":0.5}}", network.Model.Specification.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Clipping_by_option_goes_over_the_files()
    {
        var clipped = TwoLayers.Replace("\"seed\"", "\"clip\": {\"norm\": 0.5}, \"seed\"", StringComparison.Ordinal);
        Assert.EndsWith("clip norm 2", NetworkText.Parse(clipped, options: new() { ClipNorm = 2 }).Model.OptimizerText(), StringComparison.Ordinal);
        Assert.EndsWith("momentum 0.9, clip value 3", NetworkText.Parse(clipped, options: new() { ClipValue = 3 }).Model.OptimizerText(), StringComparison.Ordinal);
    }
}
