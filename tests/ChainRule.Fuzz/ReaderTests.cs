using ChainRule.Fuzz.Readers;

namespace ChainRule.Fuzz;

public sealed class ReaderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("safetensors")]
    [InlineData("pytorch")]
    [InlineData("npy")]
    [InlineData("npz")]
    [InlineData("idx")]
    [InlineData("gzip")]
    [InlineData("table")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    [InlineData("npz-data")]
    [InlineData("network")]
    [InlineData("short-form")]
    [InlineData("model")]
    [InlineData("keras")]
    [InlineData("keras-weights")]
    [InlineData("onnx")]
    [InlineData("onnx-import")]
    [InlineData("graph")]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("bmp")]
    public async Task No_input_breaks_the_reader(string name)
    {
        var fuzzer = new Fuzzer(name, Reader(name));
        var faults = await fuzzer.Run(FuzzingSettings.FirstSeed, FuzzingSettings.Count);
        output.WriteLine(FormattableString.Invariant($"{name}: {FuzzingSettings.Count} inputs, {fuzzer.Accepted} of them accepted"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IFuzzedReader Reader(string name) => name switch
    {
        "safetensors" => new FuzzedSafetensors(),
        "pytorch" => new FuzzedTorch(),
        "npy" => new FuzzedNumpy(isZip: false),
        "npz" => new FuzzedNumpy(isZip: true),
        "idx" => new FuzzedIdx(isCompressed: false),
        "gzip" => new FuzzedIdx(isCompressed: true),
        "table" => new FuzzedTable(),
        "xlsx" or "parquet" or "jsonl" => new FuzzedData("." + name),
        "npz-data" => new FuzzedData(".npz"),
        "network" => new FuzzedNetworkFile(),
        "short-form" => new FuzzedShortForm(),
        "keras" => new FuzzedKeras(),
        "keras-weights" => new FuzzedKerasWeights(),
        "onnx" => new FuzzedOnnx(isImported: false),
        "onnx-import" => new FuzzedOnnx(isImported: true),
        "graph" => new FuzzedGraph(),
        "png" => new FuzzedPicture(".png"),
        "jpeg" => new FuzzedPicture(".jpg"),
        "bmp" => new FuzzedPicture(".bmp"),
        _ => new FuzzedModel(),
    };
}
