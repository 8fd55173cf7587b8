using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Every network of tests/fixtures against what PyTorch computes for it.</summary>
public sealed class PyTorchNetworksTests
{
    private const double Tolerance = 1e-9;

    // Below this size, 10⁻¹² is near enough: what is zero in theory comes out as mere rounding.
    private const double Floor = 1e-3;

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
        var faults = new List<string>();
        foreach (var part in expected.RootElement.EnumerateObject().Where(part => part.Name != Buffers))
            Compare(part.Value, json.RootElement.GetProperty(part.Name), part.Name, faults);
        CompareBuffers(expected.RootElement, report.Buffers, faults);
        Assert.Empty(faults);
    }

    [Fact]
    public void The_line_has_the_keys_of_the_contract_alone()
    {
        var report = GradientsReport.Of(Network.Read(Path.Combine(Fixtures.Networks, "batch-norm1d.json"), DType.Float64));
        using var json = JsonDocument.Parse(GradientsJson.Write(report));
        Assert.NotEmpty(report.Buffers);
        Assert.Equal(["network", "loss", "output", "gradients", "input_gradient", "updated"], json.RootElement.EnumerateObject().Select(part => part.Name));
    }

    private static void CompareBuffers(JsonElement expected, IReadOnlyList<KeyValuePair<string, Tensor>> actual, List<string> faults)
    {
        var wanted = expected.TryGetProperty(Buffers, out var buffers) ? buffers.EnumerateObject().ToArray() : [];
        Assert.Equal(wanted.Select(buffer => buffer.Name).Order(), actual.Select(buffer => buffer.Key).Order());
        foreach (var (name, tensor) in actual)
            Compare(buffers.GetProperty(name), JsonSerializer.SerializeToElement(tensor.ToDoubles()), name, faults);
    }

    private static void Compare(JsonElement expected, JsonElement actual, string place, List<string> faults)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(p => p.Name).Order(), actual.EnumerateObject().Select(p => p.Name).Order());
                foreach (var property in expected.EnumerateObject())
                    Compare(property.Value, actual.GetProperty(property.Name), $"{place}.{property.Name}", faults);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                foreach (var (i, (e, a)) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Index())
                    Compare(e, a, $"{place}[{i}]", faults);
                break;
            case JsonValueKind.Number:
                var (wanted, got) = (expected.GetDouble(), actual.GetDouble());
                if (!(Math.Abs(got - wanted) <= Tolerance * Math.Max(Math.Abs(wanted), Floor)))
                    faults.Add($"{place}: {got:R} instead of {wanted:R}");
                break;
            default:
                Assert.Equal(expected.GetString(), actual.GetString());
                break;
        }
    }
}
