using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_is_loaded_as_it_was_saved()
    {
        var saved = Compose();
        foreach (var (i, parameter) in saved.Network.State.Index())
            parameter.Tensor.Span<float>().Fill(i + 0.5f);
        (saved.Preparation, saved.Classes) = ("{\"columns\":[]}", ["ä", "b"]);
        saved.Save(_folder.File("m"));

        var model = Model.Open(_folder.File("m"));

        Assert.Equal("{\"columns\":[]}", model.Preparation);
        Assert.Equal(["ä", "b"], model.Classes);
        Assert.Equal(saved.Specification.ToJson(), model.Specification.ToJson());
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], model.Network.Parameters.Select(p => p.Path));
        Assert.Equal(["1.running_mean", "1.running_var"], model.Network.Buffers.Select(p => p.Path));
        foreach (var (i, parameter) in model.Network.State.Index())
            Assert.All(parameter.Tensor.ToDoubles(), value => Assert.Equal(i + 0.5, value));
    }

    [Fact]
    public void A_model_with_a_number_that_is_none_is_refused()
    {
        var saved = Compose();
        saved.Network.Parameters[1].Tensor.SetValue(1, double.NaN);
        saved.Save(_folder.File("m"));
        Assert.Equal($"{_folder.File("m")}, tensor \"0.bias\": number 1 is NaN or infinite; train the model again", Assert.Throws<InputException>(() => Model.Open(_folder.File("m"))).Message);
    }

    [Fact]
    public void What_a_model_does_not_have_is_not_in_its_file()
    {
        Compose().Save(_folder.File("m"));
        Assert.Equal(["format", "network", "version"], Safetensors.Read(_folder.File("m")).Metadata.Keys.Order());
        var model = Model.Open(_folder.File("m"));
        Assert.Equal((null, null), (model.Preparation, model.Classes));
    }

    [Fact]
    public void A_file_that_is_no_model_of_this_version_is_refused()
    {
        var path = _folder.File("other");
        new Safetensors(Tensors()).Write(path);
        Assert.Equal(
            path + ": the file has parameters, but no network for them; name a model.safetensors that ChainRule saved; in a program, LoadWeights loads parameters into a model",
            Refusal(path));
        new Safetensors(Tensors(), new Dictionary<string, string> { ["format"] = "chainrule", ["network"] = "{}", ["version"] = "2" }).Write(path);
        Assert.Equal(path + ", metadata \"version\": the version is 2; this program reads version 1", Refusal(path));
        new Safetensors(Tensors(), new Dictionary<string, string> { ["format"] = "chainrule", ["network"] = "{}", ["version"] = "1" }).Write(path);
        Assert.Equal(path + ": \"input\" is missing", Refusal(path));
    }

    [Fact]
    public void A_file_without_the_networks_tensors_takes_no_memory_for_them()
    {
        var path = _folder.File("huge");
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "chainrule",
            ["version"] = "1",
            ["network"] = """{"input": [16000], "layers": [{"type": "linear", "out_features": 16000}], "loss": "mse"}""",
        };
        new Safetensors(new Dictionary<string, Tensor> { ["a"] = new([1]) }, metadata).Write(path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(path + ": the tensors are not the model's; missing: 0.weight, 0.bias; unexpected: a", Refusal(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static string Refusal(string path) => Assert.Throws<InputException>(() => Model.Open(path)).Message;

    private static Model Compose() => new(new(new Linear(2, 2), new BatchNorm1d(2)), new MeanSquaredError(), [2]);

    private static Dictionary<string, Tensor> Tensors() =>
        Compose().Network is var network ? network.State.ToDictionary(p => p.Path, p => p.Tensor) : [];
}
