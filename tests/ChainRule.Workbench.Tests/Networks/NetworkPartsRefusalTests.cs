namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Wrong optimizers, parameters and batches of network files, and what is said about each.</summary>
public sealed class NetworkPartsRefusalTests
{
    [Theory]
    [InlineData("\"adam\"", ": \"adam\" is not an object; write one in braces")]
    [InlineData("""{"type": "lion"}""", ".type: \"lion\" is not a known type; known here: adagrad, adam, adamw, rmsprop, sgd")]
    [InlineData("""{"type": "sgd"}""", ": \"learning_rate\" is missing; write one, such as \"learning_rate\": 0.1")]
    [InlineData("""{"type": "sgd", "learning_rate": -0.1}""", ".learning_rate: -0.1 is out of range; write a number of 0 or more")]
    [InlineData("""{"type": "sgd", "learning_rate": 1, "betas": [0, 0]}""", ".betas: the key is unknown; known here: type, learning_rate, momentum, nesterov, weight_decay, groups")]
    [InlineData("""{"type": "sgd", "learning_rate": 1, "nesterov": true}""", ".nesterov: nesterov needs momentum, and there is none; set momentum above 0")]
    [InlineData("""{"type": "adam", "betas": [0.9]}""", ".betas: the length is 1; make it 2")]
    [InlineData("""{"type": "adam", "betas": [0.9, 1]}""", ".betas[1]: 1 is out of range; write a number from 0 to 1, but not 1")]
    [InlineData("""{"type": "adamw", "eps": "small"}""", ".eps: \"small\" is not a number; write a number of 0 or more")]
    [InlineData("""{"type": "rmsprop", "alpha": 1.1}""", ".alpha: 1.1 is out of range; write a number from 0 to 1")]
    [InlineData("""{"type": "adagrad", "momentum": 1}""", ".momentum: the key is unknown; known here: type, learning_rate, eps, weight_decay, groups")]
    [InlineData("""{"type": "adam", "groups": {}}""", ".groups: an object is not an array")]
    [InlineData("""{"type": "adam", "groups": [{"learning_rate": 1}]}""", ".groups[0]: \"parameters\" is missing")]
    [InlineData("""{"type": "adam", "groups": [{"parameters": []}]}""", ".groups[0].parameters: the length is 0; make it 1 to 1000")]
    [InlineData("""{"type": "adam", "groups": [{"parameters": ["0.*", "3.*"]}]}""", ".groups[0].parameters[1]: \"3.*\" matches no parameter; there are 0.weight, 0.bias")]
    [InlineData("""{"type": "adam", "groups": [{"parameters": ["0.*"], "type": "sgd"}]}""", ".groups[0].type: the key is unknown; known here: parameters, learning_rate, betas, eps, weight_decay, schedule")]
    public void A_wrong_optimizer_is_refused(string optimizer, string message) =>
        Assert.Equal("net.json, optimizer" + message, Refusal("mse", $"\"optimizer\": {optimizer}"));

    [Theory]
    [InlineData("1", ": 1 is not an object; write one in braces")]
    [InlineData("""{"norm": 0}""", ".norm: 0 is out of range; write a number above 0")]
    [InlineData("""{"value": -1}""", ".value: -1 is out of range; write a number above 0")]
    [InlineData("""{"size": 1}""", ".size: the key is unknown; known here: norm, value")]
    [InlineData("{}", ": gradients are clipped by norm or by value; write one of them: {\"norm\": 1} or {\"value\": 0.5}")]
    [InlineData("""{"norm": 1, "value": 1}""", ": gradients are clipped by norm or by value; write one of them: {\"norm\": 1} or {\"value\": 0.5}")]
    public void Wrong_clipping_is_refused(string clip, string message) =>
        Assert.Equal("net.json, clip" + message, Refusal("mse", $"\"optimizer\": {{\"type\": \"adam\"}}, \"clip\": {clip}"));

    [Fact]
    public void Clipping_without_an_optimizer_is_refused() => Assert.Equal(
        "net.json, clip: there is no optimizer whose gradients could be clipped; add \"optimizer\", or leave clip out",
        Refusal("mse", "\"clip\": {\"norm\": 1}"));

    [Theory]
    [InlineData("[]", ": an array is not an object; write one in braces")]
    [InlineData("""{"1.weight": [[1]]}""", "[\"1.weight\"]: the network has no such parameter; there are 0.weight, 0.bias")]
    [InlineData("""{"0.bias": [1, 2], "0.bias": [1, 2]}""", "[\"0.bias\"]: the key appears twice; keep one of them")]
    [InlineData("""{"0.bias": [1, 2, 3]}""", "[\"0.bias\"]: the length is 3, not 2; the shape must be [2]")]
    [InlineData("""{"0.bias": 1}""", "[\"0.bias\"]: 1 is not an array; the shape must be [2]")]
    [InlineData("""{"0.weight": [[1, 2, 3], [4, 5]]}""", "[\"0.weight\"][1]: the length is 2, not 3; the shape must be [2, 3]")]
    [InlineData("""{"0.weight": [[1, 2, 3], [4, null, 6]]}""", "[\"0.weight\"][1][1]: null is not a number; the shape must be [2, 3]")]
    [InlineData("""{"0.weight": [[1, 2, 3], [4, 5, [6]]]}""", "[\"0.weight\"][1][2]: an array is not a number; the shape must be [2, 3]")]
    [InlineData("""{"0.bias": [1e999, 0]}""", "[\"0.bias\"][0]: 1e999 is too large for a Float64; the shape must be [2]")]
    public void Wrong_parameters_are_refused(string parameters, string message) =>
        Assert.Equal("net.json, parameters" + message, Refusal("mse", $"\"parameters\": {parameters}"));

    [Theory]
    [InlineData("mse", """{"input": [[1, 2, 3]]}""", ": \"target\" is missing")]
    [InlineData("mse", """{"target": [[1, 2]]}""", ": \"input\" is missing")]
    [InlineData("mse", """{"input": [[1, 2, 3]], "target": [[1, 2]], "labels": []}""", ".labels: the key is unknown; known here: input, target, weights")]
    [InlineData("mse", """{"input": [], "target": []}""", ".input: the length is 0; make it 1 to {maximum}")]
    [InlineData("mse", """{"input": 1, "target": []}""", ".input: 1 is not an array")]
    [InlineData("mse", """{"input": [1, 2, 3], "target": [[1, 2]]}""", ".input[0]: 1 is not an array; the shape must be [3, 3]")]
    [InlineData("mse", """{"input": [[1, 2, 3]], "target": [[1, 2], [1, 2]]}""", ".target: the length is 2, not 1; the shape must be [1, 2]")]
    [InlineData("mse", """{"input": [[1, 2, 3]], "target": [1]}""", ".target[0]: 1 is not an array; the shape must be [1, 2]")]
    [InlineData("cross_entropy", """{"input": [[1, 2, 3]], "target": [2]}""", ".target[0]: 2 is out of range; write a whole number from 0 to 1")]
    [InlineData("cross_entropy", """{"input": [[1, 2, 3]], "target": [0.5]}""", ".target[0]: 0.5 is not a whole number; write a whole number from 0 to 1")]
    [InlineData("cross_entropy", """{"input": [[1, 2, 3]], "target": [0, 1]}""", ".target: the length is 2; make it 1")]
    [InlineData("cross_entropy", """{"input": [[1, 2, 3]], "target": [[0, 0, 1]]}""", ".target[0]: the length is 3, not 2; the shape must be [1, 2]")]
    public void A_wrong_batch_is_refused(string loss, string batch, string message) =>
        Assert.Equal("net.json, batch" + message, Refusal(loss, $"\"batch\": {batch}"));

    private static string Refusal(string loss, string member) =>
        NetworkText.Refusal($$"""{"input": [3], "layers": [{"type": "linear", "out_features": 2}], "loss": "{{loss}}", {{member}}}""");
}
