using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Models;

public sealed class ModelMetadataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, "a,b", false, "metadata \"classes\": there are 2, but the network's output has the shape [3]; train the model again")]
    [InlineData(1, "a,b,c", false, "metadata \"classes\": there are 3, but the network's output has the shape [1]; train the model again")]
    [InlineData(2, null, true, "metadata \"preparation\": its classes are not those of the model; train the model again")]
    [InlineData(2, "b,a", true, "metadata \"preparation\": its classes are not those of the model; train the model again")]
    public void Parts_that_do_not_belong_together_are_refused(int outputs, string? classes, bool isPrepared, string message)
    {
        var file = Save(outputs, 2, classes, isPrepared);
        Assert.Equal($"{file}, {message}", Assert.Throws<InputException>(() => ModelUse.Load(file)).Message);
    }

    [Fact]
    public void A_preparation_for_another_network_is_refused()
    {
        var file = Save(2, 5, "a,b", isPrepared: true);
        Assert.EndsWith("a row becomes 2 inputs, but the network takes [5]; train the model again", Assert.Throws<InputException>(() => ModelUse.Load(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Two_classes_are_two_outputs_or_one(int outputs) =>
        Assert.Equal(["a", "b"], ModelUse.Load(Save(outputs, 2, "a,b", isPrepared: true)).Model.Classes);

    private string Save(int outputs, int inputs, string? classes, bool isPrepared)
    {
        var model = ComposedNetwork.Of("n", [inputs], new() { Layers = $"linear {outputs}", Loss = "mse", Optimizer = "sgd learning_rate=0.1" });
        var preparation = new Preparation(true, MissingPolicy.Refuse, [new NumberColumn("x", 0, 1), new NumberColumn("z", 0, 1)], new ClassTarget("y", ["a", "b"]));
        var file = _folder.File("m.safetensors");
        (model.Preparation, model.Classes) = (isPrepared ? preparation.ToJson() : null, classes?.Split(','));
        model.Save(file);
        return file;
    }
}
