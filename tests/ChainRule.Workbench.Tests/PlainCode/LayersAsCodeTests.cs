using System.Text.Json;
using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.PlainCode;
using ChainRule.Workbench.Tests.Networks;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class LayersAsCodeTests
{
    public static TheoryData<string> All => [.. PartCatalog.Layers.Names];

    [Theory, MemberData(nameof(All))]
    public void Every_layer_gives_the_same_outputs(string type)
    {
        var input = type.EndsWith("2d", StringComparison.Ordinal) ? "[2,7,6]" : "[5]";
        var model = NetworkText.Parse($$"""{"input":{{input}},"layers":[{"type":"{{type}}"{{Settings(type)}}}],"loss":"mse"}""", DType.Float32).Model;
        foreach (var (place, state) in model.Network.State.Index())
            state.Load(CompiledClass.Numbers(state.Shape, seed: place, low: 0.1f));
        new CompiledClass(CSharpFile.Write(model.Network, model.Input, CompiledClass.Names)).Matches(model.Network, model.Input);
    }

    [Fact]
    public void Networks_of_any_form_give_the_same_outputs()
    {
        Model[] models =
        [
            .. Directory.EnumerateFiles(Fixtures.Networks, "*.json").Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(file => NetworkFile.Read(file, DType.Float32).Model),
            .. File.ReadLines(Fixtures.RandomNetworks).Take(50).Select(line => NetworkText.Parse(JsonElement.Parse(line).GetProperty("file").GetRawText(), DType.Float32).Model),
            ComposedNetwork.Of("lenet", [1, 28, 28], new() { Layers = "conv2d 6 5x5 padding=2, relu, max_pool2d 2, conv2d 16 5x5, relu, max_pool2d 2, flatten, linear 120, relu, linear 84, relu, linear 10", Loss = "cross_entropy" }),
        ];
        CSharpNames[] names = [.. models.Select((_, i) => new CSharpNames("Models", $"Network{i}"))];
        var assembly = CompiledClass.Compile([.. models.Zip(names, (model, name) => CSharpFile.Write(model.Network, model.Input, name))]);
        Assert.All(models.Zip(names), pair => new CompiledClass(assembly, pair.Second).Matches(pair.First.Network, pair.First.Input));
    }

    [Fact]
    public void Weights_that_a_program_cannot_hold_are_refused()
    {
        var model = ComposedNetwork.Of("wide", [1200], new() { Layers = "linear 1200, linear 1200", Loss = "mse" });
        Assert.Equal(
            "Network: the network has 1442400 weights beside its largest tensor, and a C# program can hold 1400000; export it to another format",
            Assert.Throws<InputException>(() => CSharpFile.Write(model.Network, model.Input, CompiledClass.Names)).Message);
    }

    // The settings without which a layer cannot be made, and others than the usual ones.
    private static string Settings(string type) => type switch
    {
        "linear" => ""","out_features":3""",
        "conv2d" => ""","out_channels":4,"kernel_size":3,"stride":[2,1],"padding":[1,2],"dilation":[1,2],"groups":2""",
        "max_pool2d" => ""","kernel_size":3,"stride":2,"padding":1""",
        "avg_pool2d" => ""","kernel_size":[3,2],"stride":2,"padding":1""",
        "residual" => ""","layers":[{"type":"linear","out_features":5},{"type":"tanh"}]""",
        _ => "",
    };
}
