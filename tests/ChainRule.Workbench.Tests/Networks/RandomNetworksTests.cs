using System.Text;
using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Networks drawn over the whole network format against what PyTorch computes for them.</summary>
public sealed class RandomNetworksTests
{
    [Fact]
    public void Their_figures_are_PyTorchs()
    {
        foreach (var line in File.ReadLines(Fixtures.RandomNetworks))
        {
            using var network = JsonDocument.Parse(line);
            var file = network.RootElement.GetProperty("file");
            var name = file.GetProperty("name").GetString()!;
            var report = GradientsReport.Of(NetworkFile.Parse(Encoding.UTF8.GetBytes(file.GetRawText()), name, DType.Float64));
            var expected = network.RootElement.GetProperty("expected");
            Assert.Empty(NearJson.Faults(expected, JsonSerializer.SerializeToElement(Projections(report)), name));
        }
    }

    private static Dictionary<string, double> Projections(GradientsReport report)
    {
        using var json = JsonDocument.Parse(GradientsJson.Write(report));
        var projections = new Dictionary<string, double>();
        foreach (var part in json.RootElement.EnumerateObject().Where(part => part.Name != "network"))
        {
            if (part.Value.ValueKind != JsonValueKind.Object)
                projections[part.Name] = Projection(part.Value);
            else
                foreach (var tensor in part.Value.EnumerateObject())
                    projections[$"{part.Name}/{tensor.Name}"] = Projection(tensor.Value);
        }

        return projections;
    }

    // A tensor in one number, on which each element has a share of its own: Σ sin(i)·xᵢ, i from 1.
    private static double Projection(JsonElement tensor) => Numbers(tensor).Select((x, i) => Math.Sin(i + 1) * x).Sum();

    private static IEnumerable<double> Numbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Numbers) : [value.GetDouble()];
}
