namespace ChainRule.Cli.Tests.Verbs;

public sealed class ImportTests : CommandTests
{
    private const string Rows = "a,b,c,d,kind\n1,2,3,4,0\n0.5,1,0,2,1\n3,1,2,0,2\n1,1,1,1,0\n";

    [Fact]
    public async Task An_imported_model_is_used_and_trained_on_a_table()
    {
        await ImportAsync("mlp.onnx", "--loss", "cross_entropy");
        Write("t.csv", Rows);
        var judged = await RunAsync("evaluate", "m.safetensors", "t.csv");
        Assert.Equal(0, judged.ExitCode);
        Assert.Contains("4 columns of numbers (a, b, c, d) are taken as they are, in this order", judged.Error, StringComparison.Ordinal);
        Assert.Contains("kind, 3 classes (0, 1, 2)", judged.Output, StringComparison.Ordinal);
        Assert.StartsWith("a,b,c,d,kind,predicted_kind,probability_0", (await RunAsync("predict", "m.safetensors", "t.csv")).Output, StringComparison.Ordinal);
        Assert.Contains("x₄ = 2 (d)", (await RunAsync("explain", "m.safetensors", "--data", "t.csv", "--row", "1", "--parameter", "0.weight[0,0]")).Output, StringComparison.Ordinal);
        (await RunAsync("train", "t.csv", "--from", "m.safetensors", "--epochs", "1", "--out", "run")).Succeeded();
        Assert.DoesNotContain("as they are", (await RunAsync("evaluate", "run", "t.csv")).Succeeded().Error, StringComparison.Ordinal);
        Assert.Contains("leave --target out", (await RunAsync("evaluate", "run", "t.csv", "--target", "kind")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_does_not_fit_is_refused_in_a_line()
    {
        await ImportAsync("mlp.onnx", "--loss", "cross_entropy");
        Write("t.csv", Rows);
        Assert.Contains("3 columns for them: b, c, kind", (await RunAsync("evaluate", "m.safetensors", "t.csv", "--ignore", "a", "--target", "d")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_layers_of_a_graph_are_summarised_with_its_attention()
    {
        await ImportAsync("encoder.onnx");
        var output = (await RunAsync("summary", "m.safetensors")).Succeeded().Output;
        Assert.Contains("Attention(2 heads, scale 0.5)", output, StringComparison.Ordinal);
        Assert.Contains("28 other nodes", output, StringComparison.Ordinal);
    }

    private async Task ImportAsync(string file, params string[] options) =>
        (await RunAsync(["import", Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "onnx", file), "--out", "m.safetensors", .. options])).Succeeded();
}
