using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.PlainCode;
using ChainRule.Workbench.Specifications.Parts;
using ChainRule.Workbench.Tests.Networks;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class LayersAsCodeTests
{
    private static readonly string[] InnerLayers = ["""{"type":"linear","out_features":5}""", """{"type":"tanh"}"""];

    public static TheoryData<string> All => [.. PartCatalog.Layers.Names];

    // The settings without which a layer cannot be made.
    private static string Settings(string type) => type switch
    {
        "linear" => ""","out_features":3""",
        "conv2d" => ""","out_channels":4,"kernel_size":3,"stride":[2,1],"padding":[1,2],"dilation":[1,2],"groups":2""",
        "max_pool2d" => ""","kernel_size":3,"stride":2,"padding":1""",
        "avg_pool2d" => ""","kernel_size":[3,2],"stride":2,"padding":1""",
        "residual" => $""","layers":[{string.Join(",", InnerLayers)}]""",
        _ => "",
    };

    [Theory, MemberData(nameof(All))]
    public void Every_layer_gives_the_same_outputs(string type)
    {
        var input = type.EndsWith("2d", StringComparison.Ordinal) ? "[2,7,6]" : "[5]";
        var network = NetworkText.Parse($$"""{"input":{{input}},"layers":[{"type":"{{type}}"{{Settings(type)}}}],"loss":"mse"}""", DType.Float32);
        foreach (var (place, state) in network.Model.State.Index())
            state.Load(Numbers(state.Shape, seed: place, low: 0.1f));
        SameOutputs(network.Model, network.Input);
    }

    [Theory]
    [InlineData("linear 6, batch_norm1d, gelu, layer_norm, linear 3, softmax")]
    [InlineData("linear 40, silu, linear 40, elu, linear 2, log_softmax")]
    public void Layers_after_one_another_give_the_same_outputs(string layers) =>
        SameOutputs(Network(layers, [5]), [5]);

    private static Layer Network(string layers, Shape input) =>
        ChainRule.Workbench.Networks.Network.Compose("composed", input, new() { Layers = layers, Loss = "mse" }).Model;

    private static void SameOutputs(Layer model, Shape input)
    {
        var code = new CompiledClass(CSharpFile.Write(model, input, CompiledClass.Names));
        for (var seed = 10; seed < 13; seed++)
        {
            var x = Numbers(input, seed, low: -2);
            var expected = model.Forward(new Tape().Input(x.Reshape(input.Prepend(1)))).Value.Span<float>().ToArray();
            Near(expected, code.Predict(x.Span<float>().ToArray()));
        }
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 1e-5 * size, pair.First + 1e-5 * size));
    }

    private static Tensor Numbers(Shape shape, int seed, float low)
    {
        var random = new Random(seed);
        return Tensor.From([.. Enumerable.Range(0, shape.Count).Select(_ => low + 4 * random.NextSingle())], [.. shape]);
    }
}
