using System.Text;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Specifications;

namespace ChainRule.Tests.Layers;

public sealed class NamedLayerTests
{
    [Fact]
    public void A_name_takes_the_place_of_a_place()
    {
        var model = new Sequential(new Linear(2, 3) { Name = "fc1" }, new Tanh(), new Residual(new Linear(3, 3) { Name = "inner" }), new Linear(3, 1) { Name = "head.out" });
        Assert.Equal(["fc1.weight", "fc1.bias", "2.inner.weight", "2.inner.bias", "head.out.weight", "head.out.bias"], model.Parameters.Select(parameter => parameter.Path));
        Assert.Equal("head.out", model.Summary([2]).Rows[^1].Path);
    }

    [Fact]
    public void A_model_keeps_the_names_in_its_file()
    {
        var model = new Model(new(new Linear(2, 3) { Name = "fc1" }, new Residual(new Linear(3, 3) { Name = "inner" })), new MeanSquaredError(), [2]);
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        var opened = Model.Open(file);
        Assert.Equal(model.Network.Parameters.Select(parameter => parameter.Path), opened.Network.Parameters.Select(parameter => parameter.Path));
        Assert.Equal(model.Network.Parameters[0].Tensor.ToDoubles(), opened.Network.Parameters[0].Tensor.ToDoubles());
        Assert.Equal("""{"type":"linear","name":"fc1","out_features":3}""", JsonDocument.Parse(opened.Specification.ToJson()).RootElement.GetProperty("layers")[0].GetRawText());
        Assert.Null(opened.Specification.Layers[0].ToShortForm());
    }

    [Theory]
    [InlineData("""{"type": "tanh", "name": "a"}, {"type": "tanh", "name": "a"}""", "a.json, layers[1].name: another layer is called a already; choose another name")]
    [InlineData("""{"type": "tanh", "name": "1"}, {"type": "tanh"}""", "a.json, layers[1].name: another layer is called 1 already; choose another name")]
    [InlineData("""{"type": "tanh", "name": ""}""", "a.json, layers[0].name: the name is empty, or has characters that are not printed")]
    [InlineData("""{"type": "tanh", "name": 3}""", "a.json, layers[0].name: 3 is not a string; write it in quotes")]
    public void A_name_is_one_layers_own(string layers, string message) => Assert.Equal(
        message,
        Assert.Throws<InputException>(() => NetworkSpecification.FromJson(Encoding.UTF8.GetBytes($$"""{"input": [2], "layers": [{{layers}}], "loss": "mse"}"""), "a.json")).Message);

    [Fact]
    public void A_layer_is_named_before_it_is_part_of_a_chain()
    {
        var layer = new Tanh();
        Assert.StartsWith("Two layers are called a.", Assert.Throws<ArgumentException>(() => new Sequential(new Tanh { Name = "a" }, new Tanh { Name = "a" })).Message, StringComparison.Ordinal);
        _ = new Sequential(layer);
        Assert.Equal("0 Tanh() is part of Sequential already; name it before.", Assert.Throws<InvalidOperationException>(() => layer.Name = "late").Message);
    }
}
