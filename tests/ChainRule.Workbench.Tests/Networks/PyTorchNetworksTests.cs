using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Every network of tests/fixtures against what PyTorch computes for it.</summary>
public sealed class PyTorchNetworksTests
{
    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(Fixtures.Networks, "*.expected.json").Order().Select(file => Path.GetFileName(file)[..^".expected.json".Length])];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_agrees_with_PyTorch(string name)
    {
        var report = GradientsReport.Of(NetworkFile.Read(Path.Combine(Fixtures.Networks, name + ".json"), DType.Float64));
        using var json = JsonDocument.Parse(GradientsJson.Write(report));
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures.Networks, name + ".expected.json")));
        Assert.Empty(NearJson.Faults(expected.RootElement, json.RootElement, name));
    }
}
