using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Wrong network files, and what is said about each.</summary>
public sealed class NetworkRefusalTests
{
    private const string Linear = """{"type": "linear", "out_features": 2}""";

    [Theory]
    [InlineData("""[1]""", ": an array is not an object; write one in braces")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "mse", "lost": 1}""", ", lost: the key is unknown; known here: name, input, layers, loss, regularizer, optimizer, schedule, clip, trainable, seed, parameters, batch")]
    [InlineData("""{"input": [2], "input": [3], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input: the key appears twice; keep one of them")]
    [InlineData("""{"layers": [{"type": "relu"}], "loss": "mse"}""", ": \"input\" is missing")]
    [InlineData("""{"input": [2], "loss": "mse"}""", ": \"layers\" is missing")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}]}""", ": \"loss\" is missing")]
    [InlineData("""{"name": 7, "input": [2], "layers": [{"type": "relu"}], "loss": "mse"}""", ", name: 7 is not a string; write it in quotes")]
    [InlineData("""{"input": 2, "layers": [{"type": "relu"}], "loss": "mse"}""", ", input: 2 is not an array")]
    [InlineData("""{"input": [], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input: the length is 0; make it 1 to 8")]
    [InlineData("""{"input": [0], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input[0]: 0 is out of range; write a whole number from 1 to {maximum}")]
    [InlineData("""{"input": [2, 1.5], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input[1]: 1.5 is not a whole number; write a whole number from 1 to {maximum}")]
    [InlineData("""{"input": [1e999], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input[0]: 1e999 is too large for a number")]
    [InlineData("""{"input": [65536, 65536, 65536], "layers": [{"type": "relu"}], "loss": "mse"}""", ", input: The shape [65536, 65536, 65536] has more than {maximum} elements, the most that a tensor can hold")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "mse", "seed": 1.5}""", ", seed: 1.5 is not a whole number; write a whole number from 0 to 9007199254740992")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "mse", "seed": -1}""", ", seed: -1 is out of range; write a whole number from 0 to 9007199254740992")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "mse", "regularizer": {"l3": 1}}""", ", regularizer.l3: the key is unknown; known here: l1, l2")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "mse", "regularizer": {"l1": -1}}""", ", regularizer.l1: -1 is out of range; write a number of 0 or more")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": "cross_entropie"}""", ", loss: \"cross_entropie\" is not a known type; known here: binary_cross_entropy, cross_entropy, half_squared_error, huber, mae, mse")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"delta": 1}}""", ", loss: \"type\" is missing")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"type": "huber", "delta": 0}}""", ", loss.delta: 0 is out of range; write a number above 0")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"type": "mse", "delta": 1}}""", ", loss.delta: the key is unknown; known here: type")]
    [InlineData("""{"input": [2, 3], "layers": [{"type": "relu"}], "loss": "cross_entropy"}""", ", loss: cross_entropy takes one number for each class, but the last layer's output is [2, 3]; end the layers with flatten and linear")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"type": "cross_entropy", "class_weights": [1]}}""", ", loss.class_weights: the length is 1; make it 2")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"type": "cross_entropy", "class_weights": [0, 0]}}""", ", loss.class_weights: all class weights are 0; give at least one class a weight above 0")]
    [InlineData("""{"input": [2], "layers": [{"type": "relu"}], "loss": {"type": "cross_entropy", "label_smoothing": "much"}}""", ", loss.label_smoothing: \"much\" is not a number; write a number from 0 to 1")]
    public void A_wrong_whole_is_refused(string json, string message) =>
        Assert.Equal(NetworkText.File + message, NetworkText.Refusal(json));

    [Theory]
    [InlineData("""{"input": [200000000], "layers": [{"type": "relu"}], "loss": "mse", "batch": {"input": [[1]], "target": [[1]]}}""", ", batch.input[0]: the length is 1, not 200000000; the shape must be [1, 200000000]")]
    [InlineData("""{"input": [200], "layers": [{"type": "linear", "out_features": 1000000}], "loss": "mse", "parameters": {"0.weight": [[1]]}}""", ", parameters[\"0.weight\"]: the length is 1, not 1000000; the shape must be [1000000, 200]")]
    public void Numbers_that_are_not_there_take_no_memory(string json, string message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(NetworkText.File + message, NetworkText.Refusal(json));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData("7", "[1]: 7 is not an object; write one in braces")]
    [InlineData("{}", "[1]: \"type\" is missing")]
    [InlineData("""{"type": "conv9d"}""", "[1].type: \"conv9d\" is not a known type; known here: {layers}")]
    [InlineData("""{"type": "linear", "out_feature": 3}""", "[1].out_feature: the key is unknown; known here: type, out_features, bias, name")]
    [InlineData("""{"type": "linear", "out_features": 3, "in features": 3}""", "[1][\"in features\"]: the key is unknown; known here: type, out_features, bias, name")]
    [InlineData("""{"type": "linear"}""", "[1]: \"out_features\" is missing")]
    [InlineData("""{"type": "linear", "out_features": 0}""", "[1].out_features: 0 is out of range; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "linear", "out_features": 1e7}""", "[1].out_features: 1e7 is out of range; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "linear", "out_features": [3]}""", "[1].out_features: an array is not a number; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "linear", "out_features": 3, "bias": "each"}""", "[1].bias: \"each\" is not a kind of bias; write true, false or \"shared\"")]
    [InlineData("""{"type": "batch_norm1d", "momentum": 2}""", "[1].momentum: 2 is out of range; write a number from 0 to 1")]
    [InlineData("""{"type": "batch_norm1d", "affine": 1}""", "[1].affine: 1 is neither true nor false")]
    [InlineData("""{"type": "layer_norm", "eps": -1}""", "[1].eps: -1 is out of range; write a number of 0 or more")]
    [InlineData("""{"type": "dropout", "p": 1}""", "[1].p: 1 is out of range; write a number from 0 to 1, but not 1")]
    [InlineData("""{"type": "gelu", "approximate": "erf"}""", "[1].approximate: \"erf\" is not an approximation; write \"none\" or \"tanh\"")]
    [InlineData("""{"type": "relu", "slope": 1}""", "[1].slope: the key is unknown; known here: type, name")]
    [InlineData("""{"type": "residual"}""", "[1]: \"layers\" is missing")]
    [InlineData("""{"type": "residual", "layers": []}""", "[1].layers: the length is 0; make it 1 to 1000")]
    [InlineData("""{"type": "residual", "layers": [{"type": "relu"}, {"type": "dropout", "p": -1}]}""", "[1].layers[1].p: -1 is out of range; write a number from 0 to 1, but not 1")]
    [InlineData("""{"type": "residual", "layers": [{"type": "linear", "out_features": 3}]}""", "[1]: Residual(Linear(2, 3)) adds its input of shape [2] to an output of shape [3]: its layers must keep the shape; what reaches it: input [4] → Linear [2]")]
    public void A_wrong_layer_is_refused(string layer, string message) =>
        Assert.Equal(
            $"{NetworkText.File}, layers{message}",
            NetworkText.Refusal($$"""{"input": [4], "layers": [{{Linear}}, {{layer}}], "loss": "mse"}"""));

    [Fact]
    public void A_shape_that_a_layer_does_not_take_is_refused() =>
        Assert.Equal(
            "net.json, layers[0]: BatchNorm1d(2) takes samples of shape [2] or [2, length], not [2, 3, 4]; what reaches it: input [2, 3, 4]",
            NetworkText.Refusal("""{"input": [2, 3, 4], "layers": [{"type": "batch_norm1d"}], "loss": "mse"}"""));

    [Fact]
    public void Parameters_without_bound_are_refused()
    {
        const string Wide = """{"type": "linear", "out_features": 16000, "bias": false}""";
        Assert.Equal(
            "net.json, layers: the layers have 512000000 parameters in all; the maximum is {maximum}",
            NetworkText.Refusal($$"""{"input": [16000], "layers": [{{Wide}}, {{Wide}}], "loss": "mse"}"""));
        Assert.Equal(
            "net.json, layers[0]: The shape [1000000, 1000000] has more than {maximum} elements, the most that a tensor can hold; what reaches it: input [1000000]",
            NetworkText.Refusal("""{"input": [1000000], "layers": [{"type": "linear", "out_features": 1000000}], "loss": "mse"}"""));
    }

    [Fact]
    public void Layers_without_bound_are_refused()
    {
        var many = string.Join(", ", Enumerable.Repeat("""{"type": "relu"}""", 600));
        Assert.Equal(
            "net.json, layers[1].layers[398]: the network has more than 1000 layers",
            NetworkText.Refusal($$"""{"input": [1], "layers": [{"type": "residual", "layers": [{{many}}]}, {"type": "residual", "layers": [{{many}}]}], "loss": "mse"}"""));
    }

    [Fact]
    public void Depth_without_bound_is_refused()
    {
        var json = new StringBuilder("""{"type": "relu"}""");
        for (var i = 0; i < 40; i++)
            json.Insert(0, """{"type": "residual", "layers": [""").Append("]}");
        Assert.EndsWith(
            ": this is not JSON: arrays and objects are nested more than 64 deep",
            NetworkText.Refusal($$"""{"input": [1], "layers": [{{json}}], "loss": "mse"}"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_not_a_network_file() =>
        Assert.Equal(
            "run.safetensors: these are weights or a model (safetensors), not a network file; name a JSON file",
            Assert.Throws<InputException>(() => NetworkFile.Parse("\u0002\0\0\0\0\0\0\0{}"u8.ToArray(), "run.safetensors")).Message);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("none.json: there is no such file", Assert.Throws<InputException>(() => NetworkFile.Read("none.json")).Message);
}
