using System.Text;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Tests.WorkedExamples;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>docs/network-file.md says what network files are: all of it, and nothing that is not read.</summary>
public sealed class NetworkFileDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Examples.Root, "docs", "network-file.md")).ReplaceLineEndings("\n");

    [Fact]
    public void It_tells_of_every_type_and_setting()
    {
        AssertTold(LayerCatalog.Layers);
        AssertTold(LossCatalog.Losses);
        AssertTold(OptimizerCatalog.Optimizers);
    }

    [Fact]
    public void Its_example_is_read()
    {
        var json = Document.Split("```json\n")[1].Split("```")[0];
        var network = Network.Parse(Encoding.UTF8.GetBytes(json), "network-file.md");
        Assert.Equal([0.5, -0.5], network.Model.Parameters.Single(parameter => parameter.Path == "2.bias").Tensor.ToDoubles());
        Assert.Equal(2, network.Batch!.Input.Shape[0]);
    }

    [Theory]
    [InlineData(1, 28)]
    [InlineData(4)]
    public void Its_short_forms_are_read(params int[] input)
    {
        var isPicture = input.Length > 1;
        var line = Document.Split("```sh\n")[1].Split('\n')[isPicture ? 0 : 1].Split('"');
        var network = Network.Compose("short", isPicture ? [1, 28, 28] : [4], new()
        {
            Layers = line[1],
            Optimizer = line.ElementAtOrDefault(3),
            Loss = line.ElementAtOrDefault(5) ?? "cross_entropy",
        });
        Assert.Equal(isPicture ? [10] : [3], network.Output);
    }

    private static void AssertTold<TContext, TMade>(Catalog<TContext, TMade> catalog)
    {
        var rows = Document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        foreach (var type in catalog.Types)
        {
            var row = Assert.Single(rows, row => row.StartsWith($"| `{type}` |", StringComparison.Ordinal));
            Assert.All(catalog.Find(type)!.Settings, setting => Assert.Contains($"`{setting}`", row, StringComparison.Ordinal));
        }
    }
}
