using System.Text;
using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Specifications;
using ChainRule.Tensors;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class TrainableTests
{
    private const string File = """
        {"input": [2],
         "layers": [{"type": "linear", "out_features": 2}, {"type": "batch_norm1d"}, {"type": "linear", "out_features": 1}],
         "loss": "mse", "optimizer": {"type": "sgd", "learning_rate": 0.5}, "trainable": {},
         "batch": {"input": [[1, 2], [3, -1]], "target": [[1], [0]]}}
        """;

    [Fact]
    public void A_later_pattern_goes_over_those_before()
    {
        var network = Parse("""{"*": false, "2.*": true, "2.bias": false}""");
        Assert.Equal(["2.weight"], Trained(network.Model));
        Assert.Equal("sgd, learning rate 0.5, frozen *, trainable 2.*, frozen 2.bias", network.Model.OptimizerText());
        Assert.Equal("""{"*":false,"2.*":true,"2.bias":false}""", TrainablePattern.ToJson(network.Model.Specification.Trainable).ToJsonString());
        Assert.Equal(["2.weight"], Trained(network.Model.Copy(DType.Float64)));
    }

    [Fact]
    public void An_option_goes_over_the_file()
    {
        var network = Parse("""{"2.*": false}""", new() { Freeze = ["0.*", "1.*"] });
        Assert.Equal(["2.weight", "2.bias"], Trained(network.Model));
        Assert.EndsWith("frozen 0.*, frozen 1.*", network.Model.OptimizerText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "net.json, trainable: an array is not an object; write one in braces")]
    [InlineData("""{"0.*": 1}""", "net.json, trainable[\"0.*\"]: 1 is neither true nor false")]
    [InlineData("""{"0.*": false, "0.*": true}""", "net.json, trainable[\"0.*\"]: the key appears twice; keep one of them")]
    [InlineData("""{"3.*": false}""", "net.json, trainable: the pattern \"3.*\" matches no parameter; there are 0.weight, 0.bias, 1.weight, 1.bias, 2.weight, 2.bias")]
    [InlineData("""{"*": false}""", "net.json, trainable: no parameter is left to train; freeze fewer of them")]
    public void What_cannot_be_trained_so_is_refused(string trainable, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => Parse(trainable)).Message);

    [Fact]
    public void A_step_leaves_what_is_frozen()
    {
        var report = GradientsReport.Of(Parse("""{"0.*": false, "1.*": false}"""));
        var network = Parse("{}");
        foreach (var (parameter, (name, updated)) in network.Model.Network.Parameters.Zip(report.Updated!))
            Assert.Equal(name is "2.weight" or "2.bias", !parameter.Tensor.Clone(DType.Float64).ToDoubles().SequenceEqual(updated.ToDoubles()));
        Assert.Equal(report.BuffersBefore.Select(buffer => buffer.Value.ToDoubles()), report.Buffers.Select(buffer => buffer.Value.ToDoubles()));
    }

    [Fact]
    public void An_explanation_says_what_stays()
    {
        var explanation = ExplainedNetwork.Of(Parse("""{"0.*": false}"""), ["0.weight[0,0]"]);
        Assert.Null(explanation.Subjects[0].Updated);
        Assert.Contains("0.weight is frozen: the step does not change it.", explanation.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("is frozen", ExplainedNetwork.Of(Parse("""{"0.*": false}"""), ["2.weight[0,0]"]).ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Trained(Model model) =>
        model.Network.Parameters.Where(parameter => !parameter.IsFrozen).Select(parameter => parameter.Path);

    private static NetworkFile Parse(string trainable, NetworkOptions? options = null) =>
        NetworkFile.Parse(Encoding.UTF8.GetBytes(File.Replace("\"trainable\": {}", "\"trainable\": " + trainable, StringComparison.Ordinal)), "net.json", options: options);
}
