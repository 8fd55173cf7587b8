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
        Assert.Contains("1 output equal within 1e-5", outcome.Error, StringComparison.Ordinal);
        Write("y.csv", "1\n");
        Assert.EndsWith("this is not an npz file; save named arrays with numpy.savez", (await RunAsync("run", Onnx("mlp.onnx"), "--input", Onnx("mlp.npz"), "--check", "y.csv")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("output y is", (await RunAsync("run", Onnx("mlp.onnx"), "--input", Onnx("mlp.npz"), "--check", Onnx("mlp.npz"), "--tolerance", "0")).Failure(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_in_a_line()
    {
        Write("x.csv", "1,2\n");
        Assert.Contains("input x: it is declared as float32 (batch, 4)", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "x.csv")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("--input z=x.csv names none of its inputs", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "z=x.csv")).Refusal(), StringComparison.Ordinal);
        Write("y.csv", "1,2,3,4\n");
        Assert.Equal("x.csv: this is a file; name a folder for the outputs", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "y.csv", "--output", "x.csv")).Refusal());
        Assert.Equal("x.csv/out: the file cannot be written to its folder; choose another place", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "y.csv", "--output", "x.csv/out")).Refusal());
        Assert.Contains("--input x= names no file", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "x=")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("of the 1 that computed values may take; allow more with --memory", (await RunAsync("run", Onnx("mlp.onnx"), "--input", "y.csv", "--memory", "1")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("its input x is not given", (await RunAsync("run", Onnx("mlp.onnx"))).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_model_of_ChainRule_is_refused_with_the_way_to_one()
    {
        Write("mlp.onnx", await System.IO.File.ReadAllBytesAsync(Onnx("mlp.onnx"), TestContext.Current.CancellationToken));
        Assert.Equal("mlp.onnx: this is an ONNX model; make a model of it with: chainrule import mlp.onnx --out mlp.safetensors", (await RunAsync("evaluate", "mlp.onnx", "digits")).Refusal());
        Assert.StartsWith("mlp.onnx: this is an ONNX model; ", (await RunAsync("explain", "mlp.onnx")).Refusal(), StringComparison.Ordinal);
        Assert.Equal("mlp.onnx: this is an ONNX model, but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; to train it on, make a model of it with: chainrule import mlp.onnx --out mlp.safetensors, and name that with --from", (await RunAsync("train", "mlp.onnx")).Refusal());
        System.IO.File.Copy(File("mlp.onnx"), File("my model.onnx"));
        Assert.EndsWith("chainrule import 'my model.onnx' --out 'my model.safetensors'", (await RunAsync("evaluate", "my model.onnx", "digits")).Refusal(), StringComparison.Ordinal);
        Assert.EndsWith($"dense.h5: this is a model of Keras; make a model of it with: chainrule import {Onnx("../keras/dense.h5")} --out {Onnx("../keras/dense.safetensors")}", (await RunAsync("evaluate", Onnx("../keras/dense.h5"), "digits")).Refusal(), StringComparison.Ordinal);
        Assert.EndsWith("scalar.npy: this is not a trained model; name a run's folder or its model.safetensors; the model comes before the data", (await RunAsync("evaluate", Onnx("../numpy/scalar.npy"), "digits")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("checkpoint.pt: these are weights of PyTorch without a network; ", (await RunAsync("evaluate", Onnx("../pytorch/checkpoint.pt"), "digits")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("command line, loss.type: \"best\" is not a known type; ", (await RunAsync("import", "mlp.onnx", "--out", "mlp.safetensors", "--loss", "best")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_that_takes_words_is_described_and_comes_back_but_is_not_run()
    {
        Write("rows.csv", "colour,kind\nred,a\nblue,b\nred,a\nblue,b\n");
        (await RunAsync("train", "rows.csv", "--epochs", "1", "--out", "run")).Succeeded();
        (await RunAsync("export", "run", "--onnx", "run.onnx", "--with-preparation")).Succeeded();
        Assert.Contains("colour: string (1, 1)", (await RunAsync("summary", "run.onnx")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("run.onnx, input colour: it takes texts, which are not supported; run the file in another runtime", (await RunAsync("run", "run.onnx")).Refusal());
        (await RunAsync("import", "run.onnx", "--out", "again.safetensors")).Succeeded();
        Assert.Contains("colour (words, 2 inputs)", (await RunAsync("summary", "again.safetensors")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_graph_is_described_as_a_model()
    {
        (await RunAsync("import", Onnx("residual.onnx"), "--out", "residual.safetensors")).Succeeded();
        Assert.Contains("ImportedGraph", (await RunAsync("summary", "residual.safetensors")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("attention recognised: attention Attention(2 heads, scale 0.5, causal)", (await RunAsync("import", Onnx("tokens.onnx"), "--out", "tokens.safetensors")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("int64[4]", (await RunAsync("summary", "tokens.safetensors")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("operator set 17", (await RunAsync("summary", Onnx("residual.onnx"))).Succeeded().Output, StringComparison.Ordinal);
    }
}
