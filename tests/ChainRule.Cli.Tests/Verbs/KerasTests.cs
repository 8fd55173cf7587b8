namespace ChainRule.Cli.Tests.Verbs;

public sealed class KerasTests : CommandTests
{
    [Theory]
    [InlineData("pictures.keras")]
    [InlineData("pictures.h5")]
    public async Task A_model_of_Keras_is_described_and_imported(string name)
    {
        var file = Fixtures.Keras(name);
        var described = (await RunAsync("summary", file)).Succeeded();
        Assert.StartsWith("pictures: loss cross_entropy, optimizer adam, learning rate 0.001", described.Lines[0], StringComparison.Ordinal);
        var imported = (await RunAsync("import", file, "--out", "model.safetensors")).Succeeded();
        Assert.StartsWith("model.safetensors: 691 parameters, loss cross_entropy", imported.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(described.Lines[0], (await RunAsync("summary", "model.safetensors")).Succeeded().Lines[0]);
    }

    [Fact]
    public async Task Weights_without_an_architecture_are_refused()
    {
        var file = Fixtures.Keras("dense.weights.h5");
        Assert.Equal($"{file}: this HDF5 file has no architecture of a model; save the whole model; in a program, KerasWeights.Load loads weights alone into a model", (await RunAsync("import", file, "--out", "model.safetensors")).Refusal());
    }
}
