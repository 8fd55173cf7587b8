using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Tests.Layers;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Training;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace ChainRule.Onnx.Tests.Writing;

public sealed class OnnxExportTests
{
    public static IEnumerable<TheoryDataRow<int>> Opsets => Enumerable.Range(13, 11).Select(opset => new TheoryDataRow<int>(opset));

    [Theory]
    [MemberData(nameof(Opsets))]
    public void All_layers_together_compute_the_same_in_every_operator_set(int opset) =>
        Exported.AssertEqual(LayerCases.OfAll(), [1, 8, 8], new() { Opset = opset, DynamicBatch = true }, 1, 3, 64);

    [Fact]
    public void Random_networks_compute_the_same_and_come_back()
    {
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var (network, input) = RandomModel.Draw(seed);
            Exported.AssertEqual(network, input, new() { Opset = 13 + seed % 11, DynamicBatch = seed % 2 == 0 }, seed % 2 == 0 ? [1, 3] : [1]);
            AssertComesBack(new Model(network, new MeanSquaredError(), input), new() { Opset = 13 + seed % 11, DynamicBatch = seed % 2 == 0 });
        }
    }

    [Fact]
    public void Every_layer_comes_back()
    {
        // The network format has no sequence within another, none without layers, and no linear layer over three dimensions.
        foreach (var (layer, input) in LayerCases.All().Where(one => one is not ({ Layer: Sequential or Residual { Children: [] } } or { Layer: Linear, Input.Rank: 3 })))
            AssertComesBack(new Model(Exported.Drawn(new Sequential(layer)), new MeanSquaredError(), input), new());
    }

    [Fact]
    public void A_graph_that_another_program_changed_is_not_taken_for_the_model()
    {
        var file = Written(new Model(new Sequential(new Linear(2, 3), new Tanh()), new MeanSquaredError(), [2]), new());
        file.Graph.Node[1].OpType = "Relu";
        using var folder = new TemporaryFolder();
        var back = OnnxImport.Read(folder.Write("model.onnx", file.ToByteArray())).Model;
        Assert.Equal(["linear", "relu"], back.Specification.Layers.Select(layer => layer.Type));
    }

    [Fact]
    public void Without_a_dynamic_batch_the_graph_takes_one_sample()
    {
        var graph = Exported.Message(new Linear(2, 3), [2]).Graph;
        Assert.Equal([1L, 2L], graph.Input[0].Type.TensorType.Shape.Dim.Select(size => size.DimValue));
        Assert.Equal([1L, 3L], graph.Output[0].Type.TensorType.Shape.Dim.Select(size => size.DimValue));
    }

    [Fact]
    public void Names_version_and_metadata_are_in_the_file()
    {
        var file = Written(new Model(new Sequential(new Linear(2, 3), new Residual(new Linear(3, 3))), new CrossEntropy(), [2]) { Classes = ["a", "b", "c"] }, new());
        Assert.Equal((8, 17), (file.IrVersion, file.OpsetImport[0].Version));
        Assert.Equal(["0.weight", "0.bias", "1.0.weight", "1.0.bias"], file.Graph.Initializer.Select(tensor => tensor.Name));
        Assert.Equal(["0/Gemm", "1.0/Gemm", "1/Add", "probabilities/Softmax"], file.Graph.Node.Select(node => node.Name));
        Assert.Equal(["output", "probabilities"], file.Graph.Output.Select(output => output.Name));
        Assert.Equal(["format", "version", "network", "classes"], file.MetadataProps.Select(entry => entry.Key));
    }

    [Fact]
    public void A_classifier_has_the_probabilities_of_its_predictions_as_well()
    {
        foreach (var (loss, classes) in ((Loss, int)[])[(new CrossEntropy(), 3), (new BinaryCrossEntropy(), 1)])
        {
            var model = new Model(new Sequential(new Linear(2, classes)), loss, [2]);
            using var folder = new TemporaryFolder();
            OnnxExport.Write(model, folder.File("model.onnx"), new() { DynamicBatch = true });
            using var session = new InferenceSession(folder.File("model.onnx"));
            var x = Exported.Inputs([2], 4);
            Exported.AssertEqual(model.Network, x, session);
            foreach (var (expected, actual) in model.Predict(x).ToDoubles().Zip(Exported.Run(session, x, "probabilities")))
                Assert.Equal(expected, actual, 1e-6);
        }
    }

    [Fact]
    public async Task A_trained_network_has_its_running_statistics()
    {
        var digits = BuiltIn.Create("digits", seed: 0).Train.Select([.. Enumerable.Range(0, 300)]);
        var network = new Sequential(
            new Conv2d(1, 4, 3, 2), new BatchNorm2d(4), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(144, 16), new BatchNorm1d(16), new Gelu(), new Dropout(), new Linear(16, 10));
        await foreach (var _ in new Trainer(network, new CrossEntropy(), new Adam()).FitAsync(digits, epochs: 2, cancellation: TestContext.Current.CancellationToken))
        {
        }

        Assert.NotEqual(0, network.State.First(parameter => parameter.Name == "running_mean").Tensor.Value(0));
        Exported.AssertEqual(network, [1, 28, 28], new() { DynamicBatch = true }, 1, 3, 64);
    }

    [Fact]
    public void Numbers_of_64_bits_are_written_in_32()
    {
        var network = Exported.Drawn(new Sequential(new Linear(3, 4), new Tanh()));
        var before = Exported.Message(network, [3]);
        network.To(DType.Float64);
        Assert.Equal(before, Exported.Message(network, [3]));
    }

    [Fact]
    public void Large_weights_lie_beside_the_file()
    {
        var network = Exported.Drawn(new Sequential(new Linear(40, 30), new Tanh(), new Linear(30, 20)));
        using var folder = new TemporaryFolder();
        var path = folder.File("network.onnx");
        OnnxExport.Write(network, [40], path, new() { MostBytesInside = 4000 });
        using (var session = new InferenceSession(path))
            Exported.AssertEqual(network, Exported.Inputs([40], 1), session);
        var outside = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph.Initializer.Where(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External).ToArray();
        Assert.Equal(["0.weight", "2.weight"], outside.Select(tensor => tensor.Name));
        Assert.Equal(["network.onnx.data", "8192", "2400"], outside[1].ExternalData.Select(entry => entry.Value));
        Assert.Equal(8192 + 2400, new FileInfo(path + ".data").Length);
    }

    [Fact]
    public void A_layer_without_a_form_is_named()
    {
        var fault = Assert.Throws<NotSupportedException>(() => Exported.Message(new Sequential(new Relu(), new Own()), [2]));
        Assert.Equal("Layer 1 Own() has no form in ONNX; build it of the library's own layers.", fault.Message);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    public void Other_operator_sets_are_refused(int opset) => Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxSettings { Opset = opset });

    private static void AssertComesBack(Model model, OnnxSettings settings)
    {
        using var folder = new TemporaryFolder();
        OnnxExport.Write(model, folder.File("model.onnx"), settings);
        var back = OnnxImport.Read(folder.File("model.onnx")).Model;
        OnnxExport.Write(back, folder.File("again.onnx"), settings);
        Assert.Equal(File.ReadAllBytes(folder.File("model.onnx")), File.ReadAllBytes(folder.File("again.onnx")));
        Assert.Equal(model.Specification, back.Specification);
    }

    private static ModelProto Written(Model model, OnnxSettings settings)
    {
        using var folder = new TemporaryFolder();
        OnnxExport.Write(model, folder.File("model.onnx"), settings);
        return ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.File("model.onnx")));
    }

    private sealed class Own : UnaryLayer
    {
        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x) => x;
    }
}
