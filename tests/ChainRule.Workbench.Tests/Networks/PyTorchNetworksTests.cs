using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Every network of tests/fixtures against what PyTorch computes for it.</summary>
public sealed class PyTorchNetworksTests
{
    // What layers keep after the pass; not part of the line that the command prints.
    private const string Buffers = "buffers";

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(Fixtures.Networks, "*.expected.json").Order().Select(file => Path.GetFileName(file)[..^".expected.json".Length])];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_agrees_with_PyTorch(string name)
    {
        var report = GradientsReport.Of(Network.Read(Path.Combine(Fixtures.Networks, name + ".json"), DType.Float64));
        using var json = JsonDocument.Parse(GradientsJson.Write(report));
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures.Networks, name + ".expected.json")));
        foreach (var part in expected.RootElement.EnumerateObject().Where(part => part.Name != Buffers))
            Assert.Empty(NearJson.Faults(part.Value, json.RootElement.GetProperty(part.Name), part.Name));
        CompareBuffers(expected.RootElement, report.Buffers);
    }

    [Fact]
    public void The_line_has_the_keys_of_the_contract_alone()
    {
        var report = GradientsReport.Of(Network.Read(Path.Combine(Fixtures.Networks, "batch-norm1d.json"), DType.Float64));
        using var json = JsonDocument.Parse(GradientsJson.Write(report));
        Assert.NotEmpty(report.Buffers);
        Assert.Equal(["network", "loss", "output", "gradients", "input_gradient", "updated"], json.RootElement.EnumerateObject().Select(part => part.Name));
    }

    private static void CompareBuffers(JsonElement expected, IReadOnlyList<KeyValuePair<string, Tensor>> actual)
    {
        var wanted = expected.TryGetProperty(Buffers, out var buffers) ? buffers.EnumerateObject().ToArray() : [];
        Assert.Equal(wanted.Select(buffer => buffer.Name).Order(), actual.Select(buffer => buffer.Key).Order());
        foreach (var (name, tensor) in actual)
            Assert.Empty(NearJson.Faults(buffers.GetProperty(name), JsonSerializer.SerializeToElement(tensor.ToDoubles()), name));
    }
}
