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
        Assert.Equal("the classes 0 to 1 of points are read as cat, dog, in this order", judgement.Note);
        Assert.Equal("the classes cat, dog of points are read as 0 to 1, in this order", Model("cross_entropy", "linear 2", ["0", "1"]).Evaluate(Points(["cat", "dog"])).Note);
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

    [Fact]
    public void A_row_that_is_too_large_for_the_model_is_named()
    {
        var use = Model("mse", "linear 2 bias=false", null, weight: 1e38f);
        var points = new SampleData("points", new(new Dataset(Tensor.From([0f, 1, 3, 3], 2, 2), Tensor.From([0L, 1], 2), ["a", "b"])));
        Assert.Equal("points, row 1: the model's prediction is NaN or infinite; the numbers of the row are too large for this model: correct them", Assert.Throws<InputException>(() => use.Predict(points)).Message);
    }

    private ModelUse Model(string loss, string layers, string[]? classes, float? weight = null)
    {
        var model = ComposedNetwork.Of("composed", [2], new() { Layers = layers, Loss = loss });
        if (weight is { } value)
            model.Network.Parameters[0].Tensor.Span<float>().Fill(value);
        model.Classes = classes;
        model.Save(_folder.Write("m", ""));
        return ModelUse.Load(_folder.File("m"));
    }

    private static SampleData Points(string[] classes) =>
        new("points", new(new Dataset(Tensor.From([0f, 1, 1, 0], 2, 2), Tensor.From([0L, 1], 2), classes)));
}
