using ChainRule.Layers;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Tests.Writing;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Tests.Layers;

public sealed class EveryLayerTests
{
    public static IEnumerable<TheoryDataRow<int, string>> Cases => LayerCases.All().Select((one, i) => new TheoryDataRow<int, string>(i, $"{one.Layer} over {one.Input}"));

    [Fact]
    public void Every_layer_has_a_case() => Assert.Equal(
        [.. typeof(Layer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)],
        LayerCases.All().Select(one => one.Layer.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void ONNX_Runtime_computes_the_same(int place, string _)
    {
        var (layer, input) = LayerCases.All()[place];
        Exported.Drawn(layer);
        foreach (var opset in (int[])[13, 17, 18, 20, 23])
            Exported.AssertEqual(layer, input, new() { Opset = opset, DynamicBatch = true }, 1, 3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_single_node_is_read_as_the_layer_that_it_was(int place, string _)
    {
        var (layer, input) = LayerCases.All()[place];
        var graph = Exported.Message(Exported.Drawn(layer), input, new() { Opset = 20 }).Graph;
        if (graph.Node is not [var node] || layer is Chain)
            return;
        var constants = graph.Initializer.ToDictionary(tensor => tensor.Name, tensor => TensorReader.Read(tensor, "network.onnx").Known!);
        var read = LayerForms.Read(new(new("network.onnx", 20), node, input.Prepend(1), constants.GetValueOrDefault));
        Assert.NotNull(read);
        Assert.Equal((layer.GetType(), layer.ToString()), (read.GetType(), read.ToString()));
        var x = Exported.Inputs(input, 2);
        Assert.Equal(layer.Forward(new Tape().Bind(x)).Value.ToDoubles(), read.Forward(new Tape().Bind(x)).Value.ToDoubles());
    }
}
