using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Models;

public sealed class ModelUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_may_be_numbered_where_the_model_names_them()
    {
        var judgement = Model("cross_entropy", "linear 2", ["cat", "dog"]).Evaluate(Points(["0", "1"]));
        Assert.Equal(2, judgement.Samples);
        Assert.Equal("the classes 0 to 1 of points are taken for cat, dog, in this order", judgement.Note);
        Assert.Equal("the classes cat, dog of points are taken for 0 to 1, in this order", Model("cross_entropy", "linear 2", ["0", "1"]).Evaluate(Points(["cat", "dog"])).Note);
        Assert.Null(Model("cross_entropy", "linear 2", ["cat", "dog"]).Evaluate(Points(["cat", "dog"])).Note);
    }

    [Fact]
    public void Judging_stops_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => Model("mse", "linear 2", ["a", "b"]).Evaluate(Points(["a", "b"]), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("cross_entropy", "row,predicted_class,probability_0,probability_1,probability_2")]
    [InlineData("mse", "row,output_0,output_1,output_2")]
    public void A_model_without_names_of_classes_tells_every_output(string loss, string header)
    {
        using var text = new StringWriter();
        Model(loss, "linear 3", null).Predict(Points(["a", "b"])).Write(text);
        var lines = text.ToString().Split('\n');
        Assert.Equal(header, lines[0]);
        Assert.Equal(header.Count(letter => letter == ','), lines[1].Count(letter => letter == ','));
    }

    [Theory]
    [InlineData("linear 3", 2, "the model names 2 classes, and its network has 3 outputs")]
    [InlineData("linear 1", 3, "the model names 3 classes, and its network has 1 output")]
    [InlineData("linear 1", 1, null)]
    [InlineData("linear 1", 2, null)]
    public void As_many_classes_as_outputs_are_wanted(string layers, int classes, string? message)
    {
        ModelUse Load() => Model("mse", layers, [.. Enumerable.Range(0, classes).Select(c => $"c{c}")]);
        if (message is null)
            Load();
        else
            Assert.Contains(message, Assert.Throws<InputException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preparation_of_other_classes_or_of_another_width_is_refused()
    {
        var preparation = Preparation.Fit(Table.Read(_folder.Write("t.csv", "x,y\n1,cat\n2,dog\n")));
        Assert.Contains("its classes are not the model's", Refusal(["dog", "cat"], preparation), StringComparison.Ordinal);
        Assert.Contains("its classes are not the model's", Refusal(null, preparation), StringComparison.Ordinal);
        Assert.Contains("it makes 1 input of a row, and the network takes [2]", Refusal(["cat", "dog"], preparation), StringComparison.Ordinal);
    }

    private string Refusal(string[]? classes, Preparation preparation) =>
        Assert.Throws<InputException>(() => Model("mse", "linear 2", classes, preparation)).Message;

    private ModelUse Model(string loss, string layers, string[]? classes, Preparation? preparation = null)
    {
        var network = Network.Compose("composed", [2], new() { Layers = layers, Loss = loss });
        ModelFile.Save(_folder.Write("m", ""), new(network, preparation?.ToJson(), classes));
        return ModelUse.Load(_folder.File("m"));
    }

    private static FixedData Points(string[] classes) =>
        new("points", new Dataset(Tensor.From([0f, 1, 1, 0], 2, 2), Tensor.From([0L, 1], 2), classes), null);
}
