using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Onnx.Messages;
using ChainRule.Optimizers;
using ChainRule.Specifications;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;
using Google.Protobuf;

namespace ChainRule.Onnx.Tests.Importing;

/// <summary>Networks that PyTorch wrote give its outputs, and its gradients once they are imported.</summary>
public sealed class PyTorchNetworkTests
{
    public static TheoryData<string, string> Networks => new()
    {
        { "mlp", "mlp" }, { "cnn", "cnn" }, { "residual", "residual" }, { "residual_newer", "residual" }, { "encoder", "encoder" }, { "encoder_newer", "encoder" }, { "encoder_layer", "encoder_layer" },
        { "causal", "causal" }, { "causal_newer", "causal" }, { "causal_newest", "causal" }, { "biased", "biased" }, { "masked_layer", "masked_layer" }, { "tokens", "tokens" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_file_gives_the_same_outputs(string file, string truth)
    {
        var stored = Npz.Read(TestFiles.Path($"{truth}.npz"));
        var y = OnnxModel.Open(TestFiles.Path($"{file}.onnx")).Run(new Dictionary<string, NumpyArray> { ["x"] = stored["x"] })["y"];
        Equal(stored["y"].Tensor, y.Tensor);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void An_imported_model_gives_the_same_outputs_also_when_saved(string file, string truth)
    {
        var stored = Npz.Read(TestFiles.Path($"{truth}.npz"));
        var model = OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model;
        Equal(stored["y"].Tensor, Output(model, stored["x"].Tensor));
        using var saved = new MemoryStream();
        model.Save(saved);
        saved.Position = 0;
        Equal(stored["y"].Tensor, Output(Model.Open(saved), stored["x"].Tensor));
    }

    [Theory]
    [InlineData("mlp", "mlp")]
    [InlineData("cnn", "cnn")]
    [InlineData("residual", "residual")]
    [InlineData("encoder", "encoder")]
    [InlineData("encoder_newer", "encoder")]
    [InlineData("encoder_layer", "encoder_layer")]
    [InlineData("causal", "causal")]
    [InlineData("causal_newer", "causal")]
    [InlineData("causal_newest", "causal")]
    [InlineData("biased", "biased")]
    [InlineData("masked_layer", "masked_layer")]
    [InlineData("tokens", "tokens")]
    public void Its_gradients_are_PyTorchs(string file, string truth)
    {
        var stored = Npz.Read(TestFiles.Path($"{truth}.npz"));
        var network = OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model.Network;
        var tape = new Tape();
        var y = network.Forward(tape.Input(stored["x"].Tensor));
        Parameter[] parameters = [.. network.Parameters];
        var gradients = Backpropagation.Gradients((y * y).Mean(), [.. parameters.Select(parameter => parameter.On(tape))]);
        var wanted = stored.Where(array => array.Key.StartsWith("gradient.", StringComparison.Ordinal)).ToDictionary(array => array.Key["gradient.".Length..], array => array.Value.Tensor);
        Assert.Equal(wanted.Count, parameters.Length);
        foreach (var (i, parameter) in parameters.Index())
            Equal(wanted[parameter.Path], gradients[i].Value);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    [InlineData("residual")]
    [InlineData("encoder")]
    [InlineData("encoder_layer")]
    [InlineData("causal")]
    [InlineData("biased")]
    [InlineData("masked_layer")]
    [InlineData("tokens")]
    public void Its_weights_have_PyTorchs_names_and_values(string file)
    {
        using var saved = new MemoryStream();
        OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model.Save(saved);
        saved.Position = 0;
        var wanted = Npz.Read(TestFiles.Path($"{file}.npz")).Where(array => array.Key.StartsWith("state.", StringComparison.Ordinal)).ToDictionary(array => array.Key["state.".Length..], array => array.Value.Tensor);
        var weights = Safetensors.Read(saved, file).Tensors;
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), weights.Keys.Order(StringComparer.Ordinal));
        Assert.All(wanted, tensor => Assert.True(tensor.Value.Shape == weights[tensor.Key].Shape && tensor.Value.Bytes.SequenceEqual(weights[tensor.Key].Bytes), tensor.Key));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task It_is_trained_and_predicts_as_any_model(string file, string truth)
    {
        var stored = Npz.Read(TestFiles.Path($"{truth}.npz"));
        var model = OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model;
        var (x, y) = (stored["x"].Tensor, stored["y"].Tensor);
        Equal(y, model.Predict(x));
        Equal(y.Rows(0, 1), model.Predict(x.Rows(0, 1)));
        var before = model.Network.Parameters.Select(parameter => parameter.Tensor.ToDoubles()).ToArray();
        await foreach (var _ in new Trainer(model.Network, model.Loss, new Sgd(0.1)).FitAsync(new Dataset(x, new Tensor(y.Shape)), epochs: 2, cancellation: TestContext.Current.CancellationToken))
        {
        }

        // A bias before a batch normalisation has no effect.
        Assert.All(model.Network.Parameters.Zip(before).Where(pair => pair.First.Name == "weight"), pair => Assert.NotEqual(pair.Second, pair.First.Tensor.ToDoubles()));
    }

    [Theory]
    [InlineData("encoder", 38)]
    [InlineData("encoder_layer", 40)]
    public void Shapes_that_no_batch_changes_are_folded(string file, int steps) =>
        Assert.Equal($"ImportedGraph({steps} steps)", Assert.Single(OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model.Network.Children).ToString());

    [Fact]
    public void A_graph_that_claims_more_than_its_file_holds_is_refused_before_it_is_built()
    {
        var saved = OnnxImport.Read(TestFiles.Path("residual.onnx")).Model.ToSafetensors();
        var specification = NetworkSpecification.FromJson(System.Text.Encoding.UTF8.GetBytes(saved.Metadata[Model.NetworkKey]), "m");
        var graph = ModelProto.Parser.ParseFrom(Convert.FromBase64String((string)specification.Layers[0]["graph"]!));
        graph.Graph.Initializer.First(tensor => tensor.DocString.Length > 0).Dims[0] = 1 << 24;
        var crafted = specification with { Layers = [new PartSpecification("onnx_graph", [new("graph", Convert.ToBase64String(graph.ToByteArray()))])] };
        var metadata = saved.Metadata.ToDictionary();
        metadata[Model.NetworkKey] = crafted.ToJson();
        Assert.Contains("many more than the tensors of the file", Assert.Throws<InputException>(() => Model.FromSafetensors(new(saved.Tensors, metadata))).Message, StringComparison.Ordinal);
    }

    private static Tensor Output(Model model, Tensor x) => model.Network.Forward(new Tape().Input(x)).Value;

    private static void Equal(Tensor wanted, Tensor computed)
    {
        Assert.Equal(wanted.Shape, computed.Shape);
        var scale = wanted.ToDoubles().Max(Math.Abs);
        foreach (var (a, b) in wanted.ToDoubles().Zip(computed.ToDoubles()))
            Assert.True(Math.Abs(a - b) <= 1e-5 * Math.Max(scale, 1e-3), $"{b} instead of {a}");
    }
}
