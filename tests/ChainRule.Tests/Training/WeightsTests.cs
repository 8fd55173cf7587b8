using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class WeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_model_learnt_is_loaded_into_another()
    {
        var model = NewModel();
        foreach (var (i, parameter) in model.State.Index())
            parameter.Tensor.Span<float>().Fill(i + 0.5f);
        model.SaveWeights(_folder.File("m"));

        var other = NewModel();
        other.LoadWeights(_folder.File("m"));

        foreach (var (i, parameter) in other.State.Index())
            Assert.All(parameter.Tensor.ToDoubles(), value => Assert.Equal(i + 0.5, value));
        Assert.Equal(model.State.Select(p => p.Path).Order(), Safetensors.Read(_folder.File("m")).Tensors.Keys.Order());
    }

    [Fact]
    public void Those_that_PyTorch_saved_are_loaded_and_converted()
    {
        var tensors = Tensors();
        tensors["1.num_batches_tracked"] = Tensor.From([3L]).Reshape(Shape.Scalar);
        tensors["0.weight"] = Tensor.From([1.5, 2.5, 3.5, 4.5], 2, 2);
        new Safetensors(tensors).Write(_folder.File("torch"));
        var model = NewModel();

        model.LoadWeights(_folder.File("torch"));

        Assert.Equal([1.5, 2.5, 3.5, 4.5], model.Parameters[0].Tensor.ToDoubles());
        Assert.Equal(DType.Float32, model.Parameters[0].Tensor.Type);
    }

    [Fact]
    public void Those_of_another_model_are_refused()
    {
        var tensors = Tensors();
        tensors.Remove("0.bias");
        tensors["2.weight"] = new Tensor([1]);
        AssertRefused(tensors, ": the tensors are not the model's; missing: 0.bias; unexpected: 2.weight");

        tensors = Tensors();
        tensors["0.weight"] = new Tensor([2, 3]);
        AssertRefused(tensors, ", tensor \"0.weight\": it is Float32 [2, 3]; the model needs floating-point numbers of shape [2, 2]");

        tensors = Tensors();
        tensors["0.weight"] = new Tensor([2, 2], DType.Int64);
        AssertRefused(tensors, ", tensor \"0.weight\": it is Int64 [2, 2]; the model needs floating-point numbers of shape [2, 2]");
    }

    private static Sequential NewModel() => new(new Linear(2, 2), new BatchNorm1d(2));

    private static Dictionary<string, Tensor> Tensors() =>
        NewModel() is var model ? model.State.ToDictionary(p => p.Path, p => p.Tensor) : [];

    private void AssertRefused(Dictionary<string, Tensor> tensors, string message)
    {
        var path = _folder.File("wrong");
        new Safetensors(tensors).Write(path);
        var model = NewModel();
        var before = model.Parameters[0].Tensor.ToDoubles();
        Assert.Equal(path + message, Assert.Throws<InputException>(() => model.LoadWeights(path)).Message);
        Assert.Equal(before, model.Parameters[0].Tensor.ToDoubles());
    }
}
