using ChainRule.Models;
using ChainRule.Specifications;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class NetworkOptionsTests
{
    [Theory]
    [InlineData("linear 128, relu, dropout 0.2, linear 10", "Sequential(Linear(4, 128), Relu(), Dropout(0.2), Linear(128, 10))")]
    [InlineData(" linear  out_features=3 bias=false ,leaky_relu 0.2", "Sequential(Linear(4, 3, no bias), LeakyRelu(0.2))")]
    [InlineData("linear 3 bias=shared, gelu approximate=tanh, gelu tanh", "Sequential(Linear(4, 3, shared bias), Gelu(approximate), Gelu(approximate))")]
    [InlineData("flatten, batch_norm1d affine=false, elu", "Sequential(Flatten(), BatchNorm1d(4), Elu(1))")]
    public void Layers_are_read(string layers, string expected) =>
        Assert.Equal(expected, Compose(new() { Layers = layers, Loss = "mse" }).Network.ToString());

    [Theory]
    [InlineData("conv2d 32 3x3, relu, max_pool2d 2, flatten, linear 10", "Sequential(Conv2d(1, 32, 3x3), Relu(), MaxPool2d(2x2), Flatten(), Linear(5408, 10))")]
    [InlineData("conv2d 4 5 2 1, batch_norm2d, avg_pool2d 3x2 1", "Sequential(Conv2d(1, 4, 5x5, stride 2x2, padding 1x1), BatchNorm2d(4), AvgPool2d(3x2, stride 1x1))")]
    [InlineData("conv2d 6 3x1 padding=1x0 bias=false, conv2d 6 3 groups=3 dilation=2, global_avg_pool2d", "Sequential(Conv2d(1, 6, 3x1, padding 1x0, no bias), Conv2d(6, 6, 3x3, dilation 2x2, 3 groups), GlobalAvgPool2d())")]
    public void Layers_of_pictures_are_read(string layers, string expected) =>
        Assert.Equal(expected, ComposedNetwork.Of("composed", [1, 28, 28], new() { Layers = layers, Loss = "mse" }).Network.ToString());

    [Theory]
    [InlineData("conv2d 16 3x5 padding=1 bias=false")]
    [InlineData("linear 3 shared")]
    [InlineData("max_pool2d 2")]
    [InlineData("gelu tanh")]
    [InlineData("relu")]
    public void A_part_is_written_as_it_was_read(string layer)
    {
        var part = Assert.Single(new NetworkOptions { Layers = layer, Loss = "mse" }.Compose("composed", [4]).Layers);
        Assert.Equal(layer, part.ToShortForm());
    }

    [Fact]
    public void Lists_are_not_written_in_short() =>
        Assert.Null(new PartSpecification("residual", [new("layers", (ValueList<PartSpecification>)[new("relu")])]).ToShortForm());

    [Fact]
    public void A_network_is_composed()
    {
        var network = Compose(new() { Layers = "linear 2", Loss = "cross_entropy label_smoothing=0.1", Optimizer = "sgd 0.1 momentum=0.9", Seed = 5 });
        Assert.Equal("sgd, learning rate 0.1, momentum 0.9", network.OptimizerText());
        Assert.Equal(
            """{"name":"composed","input":[4],"layers":[{"type":"linear","out_features":2}],"loss":{"type":"cross_entropy","label_smoothing":0.1},"optimizer":{"type":"sgd","learning_rate":0.1,"momentum":0.9},"seed":5}""",
            network.Specification.ToJson());
    }

    [Fact]
    public void A_learning_rate_completes_the_optimizer() =>
        Assert.Equal(0.3, Compose(new() { Layers = "linear 2", Loss = "mse", Optimizer = "sgd", LearningRate = 0.3 }).Optimizer!.LearningRate);

    [Theory]
    [InlineData("", "layers[0]: nothing is written here; known here: {layers}")]
    [InlineData("relu, , relu", "layers[1]: nothing is written here; known here: {layers}")]
    [InlineData("relu, linear 3 4", "layers[1].bias: 4 is not a kind of bias; write true, false or \"shared\"")]
    [InlineData("relu, linear 3 true 4", "layers[1]: \"linear 3 true 4\" gives more values than linear takes; it takes out_features, bias")]
    [InlineData("linear 3 out_features=4", "layers[0]: \"linear 3 out_features=4\" gives two values to out_features; write others as name=value")]
    [InlineData("relu 3", "layers[0]: \"relu 3\" gives more values than relu takes; it takes none")]
    [InlineData("relu, linear128", "layers[1].type: \"linear128\" is not a known type; known here: {layers}")]
    [InlineData("linear", "layers[0]: \"out_features\" is missing")]
    [InlineData("linear many", "layers[0].out_features: \"many\" is not a number; write a whole number from 1 to 1000000")]
    [InlineData("relu, relu, dropout 2", "layers[2].p: 2 is out of range; write a number from 0 to 1, but not 1")]
    [InlineData("linear 2.5", "layers[0].out_features: 2.5 is not a whole number; write a whole number from 1 to 1000000")]
    [InlineData("relu, residual", "layers[1].layers: a list can only be given in a file; describe the network in one")]
    [InlineData("residual relu", "layers[0].layers: a list can only be given in a file; describe the network in one")]
    [InlineData("linear 2 type=relu", "layers[0]: \"linear 2 type=relu\" gives two values to type; write others as name=value")]
    [InlineData("linear 2 size=3", "layers[0].size: the key is unknown; known here: type, out_features, bias")]
    public void Wrong_layers_are_refused(string layers, string message) =>
        Assert.Equal("command line, " + message, Refusal(new() { Layers = layers, Loss = "mse" }));

    [Fact]
    public void Layers_without_end_are_refused() =>
        Assert.Equal("command line, layers: there are 100001; the maximum is 1000", Refusal(new() { Layers = new string(',', 100_000), Loss = "mse" }));

    [Fact]
    public void Wrong_losses_and_optimizers_are_refused()
    {
        Assert.Equal(
            "command line, loss.delta: -1 is out of range; write a number above 0",
            Refusal(new() { Layers = "relu", Loss = "huber -1" }));
        Assert.Equal(
            "command line, optimizer.learning_rate: -1 is out of range; write a number of 0 or more",
            Refusal(new() { Layers = "relu", Loss = "mse", Optimizer = "adam -1" }));
        Assert.Equal(
            "command line, optimizer.betas: a list can only be given in a file; describe the network in one",
            Refusal(new() { Layers = "relu", Loss = "mse", Optimizer = "adam betas=0.9" }));
        Assert.Equal(
            "command line, learning rate: there is no optimizer for it; name one",
            Refusal(new() { Layers = "relu", Loss = "mse", LearningRate = 0.1 }));
        Assert.Equal(
            "command line, learning rate: NaN is out of range; write a number of 0 or more",
            Refusal(new() { Layers = "relu", Loss = "mse", Optimizer = "adam", LearningRate = double.NaN }));
        Assert.Equal(
            "command line, optimizer: \"learning_rate\" is missing; add --learning-rate 0.1, or write \"sgd 0.1\"",
            Refusal(new() { Layers = "relu", Loss = "mse", Optimizer = "sgd" }));
        Assert.Equal("command line: \"loss\" is missing", Refusal(new() { Layers = "relu" }));
    }

    private static Model Compose(NetworkOptions options) => ComposedNetwork.Of("composed", [4], options);

    private static string Refusal(NetworkOptions options) => NetworkText.Refusal(() => Compose(options));
}
