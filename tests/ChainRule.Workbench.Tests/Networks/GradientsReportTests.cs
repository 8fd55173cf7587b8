using System.Globalization;
using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class GradientsReportTests
{
    private const string Chain = """
        {"name": "chain", "input": [1], "layers": [{"type": "linear", "out_features": 1}], "loss": "half_squared_error",
         "optimizer": {"type": "sgd", "learning_rate": 0.5},
         "parameters": {"0.weight": [[0.5]], "0.bias": [0.25]}, "batch": {"input": [[2]], "target": [[1]]}}
        """;

    [Fact]
    public void The_line_is_the_same_in_every_locale()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            Assert.Equal(
                """{"network":"chain","loss":0.03125,"output":[[1.25]],"gradients":{"0.weight":[[0.5]],"0.bias":[0.25]},"input_gradient":[[0.125]],"updated":{"0.weight":[[0.25]],"0.bias":[0.125]}}""",
                GradientsJson.Write(GradientsReport.Of(NetworkText.Parse(Chain))));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_network_stays_as_it_was()
    {
        var network = NetworkText.Parse(Chain.Replace("\"sgd\"", "\"adam\"", StringComparison.Ordinal).Replace("}],", "}, {\"type\": \"dropout\"}],", StringComparison.Ordinal), DType.Float32);
        var first = GradientsJson.Write(GradientsReport.Of(network));
        Assert.Equal(first, GradientsJson.Write(GradientsReport.Of(network)));
        Assert.Equal(0.5, network.Model.Network.Parameters[0].Tensor.Item());
        Assert.Equal(0, network.Model.Optimizer!.StepCount);
    }

    [Fact]
    public void Dropout_draws_from_the_files_seed()
    {
        string[] outputs = [.. Enumerable.Range(0, 8).Select(seed => Output(seed)).Distinct()];
        Assert.Equal(2, outputs.Length);
        Assert.Equal(Output(5), Output(5));

        static string Output(int seed)
        {
            var json = Chain.Replace("}],", $$"""}, {"type": "dropout"}], "seed": {{seed}},""", StringComparison.Ordinal);
            return GradientsReport.Of(NetworkText.Parse(json)).Output.ToString();
        }
    }

    [Fact]
    public void Without_an_optimizer_nothing_is_updated()
    {
        var json = Chain.Replace("\"optimizer\": {\"type\": \"sgd\", \"learning_rate\": 0.5},", "", StringComparison.Ordinal);
        Assert.DoesNotContain("updated", GradientsJson.Write(GradientsReport.Of(NetworkText.Parse(json))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_a_batch_is_refused()
    {
        var network = NetworkText.Parse("""{"input": [1], "layers": [{"type": "relu"}], "loss": "mse"}""");
        Assert.Equal(
            "net.json: \"batch\" is missing; gradients are computed on a batch: write {\"input\": …, \"target\": …}",
            Assert.Throws<InputException>(() => GradientsReport.Of(network)).Message);
    }

    [Fact]
    public void A_batch_that_is_too_small_to_normalise_is_refused()
    {
        var network = NetworkText.Parse(Chain.Replace("}],", "}, {\"type\": \"batch_norm1d\"}],", StringComparison.Ordinal));
        Assert.Equal(
            "net.json, batch: 1 BatchNorm1d(1) needs at least 2 values of each feature in a training batch to have a variance, not 1",
            Assert.Throws<InputException>(() => GradientsReport.Of(network)).Message);
    }

    [Theory]
    [InlineData("[[2]]", "[[1e300]]", "the loss is NaN or infinite")]
    [InlineData("{\"type\": \"sgd\", \"learning_rate\": 0.5}", "{\"type\": \"sgd\", \"learning_rate\": 1e308, \"weight_decay\": 100}", "0.weight after the step is NaN or infinite")]
    [InlineData("[[1]]}", "[[1.25]]}, \"clip\": {\"norm\": 1}", null)]
    public void A_figure_that_is_not_finite_is_named(string part, string replacement, string? message)
    {
        var network = NetworkText.Parse(Chain.Replace(part, replacement, StringComparison.Ordinal));
        if (message is null)
            Assert.Equal(0, GradientsReport.Of(network).Loss);
        else
            Assert.Equal(message, Assert.Throws<NonFiniteException>(() => GradientsReport.Of(network)).Message);
    }

    [Fact]
    public void An_update_that_is_not_a_number_is_named()
    {
        // Adam with ε = 0, where the gradient is 0: 0/0.
        var network = NetworkText.Parse(Chain.Replace("{\"type\": \"sgd\", \"learning_rate\": 0.5}", "{\"type\": \"adam\", \"eps\": 0}", StringComparison.Ordinal).Replace("[[1]]}", "[[1.25]]}", StringComparison.Ordinal));
        Assert.Equal("0.weight after the step is NaN or infinite", Assert.Throws<NonFiniteException>(() => GradientsReport.Of(network)).Message);
    }

    [Fact]
    public void Running_statistics_are_told_before_and_after()
    {
        var report = GradientsReport.Of(NetworkText.Parse("""{"input": [1], "layers": [{"type": "batch_norm1d"}], "loss": "mse", "batch": {"input": [[2], [4]], "target": [[1], [1]]}}"""));
        Assert.Equal([0.0, 1.0], report.BuffersBefore.Select(buffer => buffer.Value.Item()));
        Assert.Equal([0.3, 1.1], report.Buffers.Select(buffer => Math.Round(buffer.Value.Item(), 12)));
        Assert.EndsWith("\"buffers\":{\"0.running_mean\":[0.30000000000000004],\"0.running_var\":[1.1]}}", GradientsJson.Write(report), StringComparison.Ordinal);
    }
}
