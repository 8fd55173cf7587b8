namespace ChainRule.Cli.Tests.Verbs;

public sealed class ExportTests(TrainedFlowers trained) : CommandTests
{
    [Fact]
    public async Task A_model_is_written_as_the_same_C_sharp_each_time()
    {
        Assert.Matches(@"^my flowers\.cs: class Garden\.Models\.MyFlowers, \d+,\d+ bytes\n$", (await RunAsync("export", trained.Run, "--csharp", "my flowers.cs", "--namespace", "Garden.Models")).Succeeded().Output);
        var code = System.IO.File.ReadAllText(File("my flowers.cs"));
        foreach (var part in (string[])["namespace Garden.Models", "public static class MyFlowers", "public static float[] Predict(float[] x)", "public static string PredictRow(double length, double width)", "Classes = { \"blue\", \"green\", \"red\" };"])
            Assert.Contains(part, code, StringComparison.Ordinal);
        (await RunAsync("export", System.IO.Path.Combine(trained.Run, "model.safetensors"), "--csharp", "again.cs", "--namespace", "Garden.Models", "--class", "MyFlowers")).Succeeded();
        Assert.Equal(code, System.IO.File.ReadAllText(File("again.cs")));
    }

    [Fact]
    public async Task A_model_written_as_ONNX_comes_back_and_is_written_as_the_same_bytes()
    {
        foreach (var settings in (string[][])[[], ["--opset", "20", "--dynamic-batch"], ["--with-preparation", "--dynamic-batch"]])
        {
            Assert.Matches(@"^flowers\.onnx: ONNX, operator set (17|20), \d+,\d+ bytes\n$", (await RunAsync(["export", trained.Run, "--onnx", "flowers.onnx", .. settings])).Succeeded().Output);
            (await RunAsync("import", "flowers.onnx", "--out", "back.safetensors")).Succeeded();
            (await RunAsync(["export", "back.safetensors", "--onnx", "again.onnx", .. settings])).Succeeded();
            Assert.Equal(System.IO.File.ReadAllBytes(File("flowers.onnx")), System.IO.File.ReadAllBytes(File("again.onnx")));
            Assert.Equal(System.IO.File.ReadAllBytes(System.IO.Path.Combine(trained.Run, "model.safetensors")), System.IO.File.ReadAllBytes(File("back.safetensors")));
        }
    }

    [Theory]
    [InlineData("say what to export to", "--onnx", "a.onnx", "--csharp", "a.cs")]
    [InlineData("--opset goes with --onnx", "--csharp", "a.cs", "--opset", "15")]
    [InlineData("--class goes with --csharp", "--onnx", "a.onnx", "--class", "A")]
    public async Task Settings_of_the_other_form_are_refused(string refusal, params string[] options)
    {
        var outcome = await RunAsync(["export", trained.Run, .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"chainrule: {refusal}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_the_file_is_touched()
    {
        Write("kept.cs", "mine");
        Assert.StartsWith("kept.cs: a C# class cannot be called \"in t\"; ", (await RunAsync("export", trained.Run, "--csharp", "kept.cs", "--class", "in t")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("kept.cs: a C# namespace cannot be called \"A.\"; ", (await RunAsync("export", trained.Run, "--csharp", "kept.cs", "--namespace", "A.")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("kept.cs: this is not a trained model; ", (await RunAsync("export", "kept.cs", "--csharp", "new.cs")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("kept.cs: this would overwrite the model; ", (await RunAsync("export", "kept.cs", "--csharp", "kept.cs")).Refusal(), StringComparison.Ordinal);
        Assert.Equal("mine", System.IO.File.ReadAllText(File("kept.cs")));
    }
}
