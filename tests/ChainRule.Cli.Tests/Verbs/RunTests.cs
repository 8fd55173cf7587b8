namespace ChainRule.Cli.Tests.Verbs;

public sealed class RunTests : CommandTests
{
    private static string Onnx(string name) => Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "onnx", name);

    [Fact]
    public async Task It_prints_one_object()
    {
        Write("x.csv", "a,b,c,d\n1,2,3,4\n0,0,0,0\n");
        var outcome = (await RunAsync("run", Onnx("mlp.onnx"), "--input", "x.csv", "--json")).Succeeded();
        var y = Assert.Single(outcome.Json).GetProperty("outputs").GetProperty("y");
        Assert.Equal("float32", y.GetProperty("dtype").GetString());
        Assert.Equal([2, 3], y.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(6, y.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task It_checks_against_stored_outputs()
    {
        var outcome = await RunAsync("run", Onnx("mlp.onnx"), "--input", Onnx("mlp.npz"), "--check", Onnx("mlp.npz"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("1 output equal", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("output y is", (await RunAsync("run", Onnx("mlp.onnx"), "--input", Onnx("mlp.npz"), "--check", Onnx("mlp.npz"), "--tolerance", "0")).Failure(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_in_a_line()
    {
        Write("x.csv", "1,2\n");
        Assert.Contains("input x: it is declared as float32 (batch, 4)", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "x.csv")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("its input x is not given", (await RunAsync("run", Onnx("mlp.onnx"))).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_graph_is_described_as_a_model()
    {
        (await RunAsync("import", Onnx("residual.onnx"), "--out", "residual.safetensors")).Succeeded();
        Assert.Contains("ImportedGraph", (await RunAsync("summary", "residual.safetensors")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("operator set 17", (await RunAsync("summary", Onnx("residual.onnx"))).Succeeded().Output, StringComparison.Ordinal);
    }
}
