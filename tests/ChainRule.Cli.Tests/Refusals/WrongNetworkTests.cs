namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongNetworkTests : WithinProcessTests
{
    public WrongNetworkTests() => Write("flowers.csv", SmallData.Flowers(12));

    [Theory]
    [InlineData("""{"input":[2],"layers":[{"type":"linear","out_features":3,"colour":1}],"loss":"mse"}""", ", layers[0].colour: the key is unknown; known here: type, out_features, bias, name")]
    [InlineData("""{"input":[2],"input":[2],"layers":[{"type":"linear","out_features":3}],"loss":"mse"}""", ", input: the key appears twice; keep one of them")]
    [InlineData("""{"input":[2],"layers":[{"type":"linear","out_features":0}],"loss":"mse"}""", ", layers[0].out_features: 0 is out of range; write a whole number from 1 to ")]
    [InlineData("""{"input":[65536,65536],"layers":[{"type":"flatten"}],"loss":"mse"}""", ", input: The shape [65536, 65536] has more than ")]
    [InlineData("""{"input":[2],"layers":[{"type":"linear","out_features":3}],"loss":"mse","optimizer":{"type":"sgd","learning_rate":1e999}}""", ", optimizer.learning_rate: 1e999 is too large for a number")]
    [InlineData("""{"input":[2],"layers":[{"type":"linear","out_features":3}],"loss":"mse","parameters":{"0.weight":[[1,2],[3,4]]}}""", ", parameters[\"0.weight\"]: the length is 2, not 3; the shape must be [3, 2]")]
    [InlineData("""{"input":[5],"layers":[{"type":"linear","out_features":3}],"loss":"mse"}""", ", input: the network takes samples of shape [5], but the data has [2]; write \"input\": [2]")]
    [InlineData("""{"input":[2],"layers":[{"type":"linear","out_features":4}],"loss":"mse"}""", ", layers: the network's output has the shape [4], but the data has 3 classes; the last layer needs 3 outputs")]
    [InlineData("""{"input":[2],"layers":""", ", line 1, column 23: this is not JSON: ")]
    public async Task A_wrong_network_file_is_refused(string json, string refusal)
    {
        Write("wrong.json", json);
        Assert.StartsWith("wrong.json" + refusal, (await RunAsync("train", "flowers.csv", "--network", "wrong.json", "--out", "run")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["flowers.csv", "wrong.json"], Entries());
    }

    [Theory]
    [InlineData("linear 4", "command line, layers: the network's output has the shape [4], but the data has 3 classes; the last layer needs 3 outputs")]
    [InlineData("linear x", "command line, layers[0].out_features: \"x\" is not a number; write a whole number from 1 to ")]
    [InlineData("linear 3,", "command line, layers[1]: nothing is written here; known here: avg_pool2d, ")]
    [InlineData("linear 8, reluu, linear 3", "command line, layers[1].type: \"reluu\" is not a known type; known here: avg_pool2d, ")]
    public async Task Wrong_layers_are_refused(string layers, string refusal)
    {
        Assert.StartsWith(refusal, (await RunAsync("train", "flowers.csv", "--layers", layers, "--out", "run")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["flowers.csv"], Entries());
    }

    [Fact]
    public async Task A_loss_of_classes_for_a_number_is_refused()
    {
        Write("houses.csv", SmallData.Houses());
        Assert.Equal("command line, loss: cross_entropy compares classes, but numbers are predicted; use mse, mae, huber or half_squared_error", (await RunAsync("train", "houses.csv", "--loss", "cross_entropy")).Refusal());
    }
}
