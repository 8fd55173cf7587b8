using ChainRule.Data;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class HiddenLayersTests
{
    [Theory]
    [InlineData("64,32", true)]
    [InlineData(" 8 ", true)]
    [InlineData("linear 8", false)]
    [InlineData("64,", false)]
    [InlineData(null, false)]
    public void Sizes_are_numbers_alone(string? layers, bool are) => Assert.Equal(are, HiddenLayers.AreSizes(layers));

    [Fact]
    public void Dropout_follows_each_hidden_layer()
    {
        Assert.Equal("linear 64, relu, dropout 0.25, linear 32, relu, dropout 0.25, linear 3", HiddenLayers.Write("", "64, 32", 0.25, 3));
        Assert.Equal("flatten, linear 8, relu, linear 2", HiddenLayers.Write("flatten", "8", 0, 2));
    }

    [Theory]
    [InlineData("moons", "16,8", null, "linear 16, relu, linear 8, relu, linear 2")]
    [InlineData("moons", null, 0.5, "linear 32, relu, dropout 0.5, linear 32, relu, dropout 0.5, linear 2")]
    [InlineData("digits", "16", 0.1, "flatten, linear 16, relu, dropout 0.1, linear 10")]
    public void The_outputs_are_those_of_the_data(string data, string? layers, double? dropout, string written) =>
        Assert.Equal(written, TrainingDefaults.For(BuiltIn.Create(data, 0).Train, wanted: new() { Layers = layers, Dropout = dropout }).Layers);
}
