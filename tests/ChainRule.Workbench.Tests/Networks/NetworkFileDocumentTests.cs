using System.Text;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Tests.WorkedExamples;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>docs/network-file.md says what network files are; what it says is read.</summary>
public sealed class NetworkFileDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Examples.Root, "docs", "network-file.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_example_is_read()
    {
        var json = Document.Split("```json\n")[1].Split("```")[0];
        var network = NetworkFile.Parse(Encoding.UTF8.GetBytes(json), "network-file.md");
        Assert.Equal([0.5, -0.5], network.Model.Network.Parameters.Single(parameter => parameter.Path == "2.bias").Tensor.ToDoubles());
        Assert.Equal(2, network.Batch!.Input.Shape[0]);
    }

    [Fact]
    public void Its_short_forms_are_read()
    {
        var lines = Document.Split("```sh\n")[1].Split('\n');
        Assert.Equal([10], Compose(lines[0], [1, 28, 28]).Output);
        var trained = Compose(lines[1], [4]);
        Assert.Equal([3], trained.Output);
        Assert.Equal("sgd, learning rate 0.1, momentum 0.9", trained.OptimizerText());
    }

    // The values of a line's options stand in quotes: layers, an optimizer, a loss.
    private static Model Compose(string line, Shape input)
    {
        var quoted = line.Split('"');
        return ComposedNetwork.Of("short", input, new() { Layers = quoted[1], Optimizer = quoted.ElementAtOrDefault(3), Loss = quoted.ElementAtOrDefault(5) ?? "cross_entropy" });
    }
}
