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
        Assert.Equal(0.5, network.Model.Parameters[0].Tensor.Item());
        Assert.Equal(0, network.Optimizer!.StepCount);
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
            "net.json: \"batch\" is missing; gradients are those of a batch: write {\"input\": …, \"target\": …}",
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

    [Fact]
    public void A_loss_that_is_not_finite_is_work_that_failed()
    {
        var network = NetworkText.Parse(Chain.Replace("[[2]]", "[[1e300]]", StringComparison.Ordinal));
        Assert.Throws<NonFiniteException>(() => GradientsReport.Of(network));
    }
}
