using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_is_loaded_as_it_was_saved()
    {
        var network = Compose();
        foreach (var (i, parameter) in network.Model.Parameters.Concat(network.Model.Buffers).Index())
            parameter.Tensor.Span<float>().Fill(i + 0.5f);
        ModelFile.Save(_folder.File("m"), new(network, "{\"columns\":[]}", ["ä", "b"]));

        var model = ModelFile.Load(_folder.File("m"));

        Assert.Equal("{\"columns\":[]}", model.Preparation);
        Assert.Equal(["ä", "b"], model.Classes);
        Assert.Equal(network.Architecture, model.Network.Architecture);
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], model.Network.Model.Parameters.Select(p => p.Path));
        Assert.Equal(["1.running_mean", "1.running_var"], model.Network.Model.Buffers.Select(p => p.Path));
        foreach (var (i, parameter) in model.Network.Model.Parameters.Concat(model.Network.Model.Buffers).Index())
            Assert.All(parameter.Tensor.ToDoubles(), value => Assert.Equal(i + 0.5, value));
    }

    [Fact]
    public void What_a_model_does_not_have_is_not_in_its_file()
    {
        ModelFile.Save(_folder.File("m"), new(Compose()));
        Assert.Equal(["format", "network", "version"], Safetensors.Read(_folder.File("m")).Metadata.Keys.Order());
        var model = ModelFile.Load(_folder.File("m"));
        Assert.Equal((null, null), (model.Preparation, model.Classes));
    }

    [Fact]
    public void Weights_that_PyTorch_saved_are_loaded()
    {
        var tensors = Tensors();
        tensors["1.num_batches_tracked"] = Tensor.From([3L]).Reshape(Shape.Scalar);
        tensors["0.weight"] = Tensor.From([1.5, 2.5, 3.5, 4.5], 2, 2);
        new Safetensors(tensors, new Dictionary<string, string> { ["format"] = "pt" }).Write(_folder.File("torch"));
        var network = Compose();

        ModelFile.LoadWeights(_folder.File("torch"), network);

        Assert.Equal([1.5, 2.5, 3.5, 4.5], network.Model.Parameters[0].Tensor.ToDoubles());
        Assert.Equal(DType.Float32, network.Model.Parameters[0].Tensor.Type);
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        var tensors = Tensors();
        tensors.Remove("0.bias");
        tensors["2.weight"] = new Tensor([1]);
        AssertRefused(tensors, ": the tensors are not those of the network \"composed\"; missing: 0.bias; unexpected: 2.weight");

        tensors = Tensors();
        tensors["0.weight"] = new Tensor([2, 3]);
        AssertRefused(tensors, ", tensor \"0.weight\": it is Float32 [2, 3]; the network takes floating-point numbers of shape [2, 2]");

        tensors = Tensors();
        tensors["0.weight"] = new Tensor([2, 2], DType.Int64);
        AssertRefused(tensors, ", tensor \"0.weight\": it is Int64 [2, 2]; the network takes floating-point numbers of shape [2, 2]");
    }

    [Fact]
    public void A_file_that_is_no_model_of_this_version_is_refused()
    {
        var path = _folder.File("other");
        new Safetensors(Tensors()).Write(path);
        Assert.Equal(
            path + ": the file has parameters, and no network to put them in; name a model.safetensors that was trained here, or load it into a network file's network",
            Refusal(path));
        new Safetensors(Tensors(), new Dictionary<string, string> { ["format"] = "chainrule", ["network"] = "{}", ["version"] = "2" }).Write(path);
        Assert.Equal(path + ", metadata \"version\": the version is 2; 1 is read here", Refusal(path));
        new Safetensors(Tensors(), new Dictionary<string, string> { ["format"] = "chainrule", ["network"] = "{}", ["version"] = "1" }).Write(path);
        Assert.Equal(path + ": \"input\" is missing", Refusal(path));
    }

    private static string Refusal(string path) => Assert.Throws<InputException>(() => ModelFile.Load(path)).Message;

    private static Network Compose() =>
        Network.Compose("composed", [2], new() { Layers = "linear 2, batch_norm1d", Loss = "mse" });

    private static Dictionary<string, Tensor> Tensors() =>
        Compose().Model is var model ? model.Parameters.Concat(model.Buffers).ToDictionary(p => p.Path, p => p.Tensor) : [];

    private void AssertRefused(Dictionary<string, Tensor> tensors, string message)
    {
        var path = _folder.File("wrong");
        new Safetensors(tensors).Write(path);
        var network = Compose();
        var before = network.Model.Parameters[0].Tensor.ToDoubles();
        Assert.Equal(path + message, Assert.Throws<InputException>(() => ModelFile.LoadWeights(path, network)).Message);
        Assert.Equal(before, network.Model.Parameters[0].Tensor.ToDoubles());
    }
}
