using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Explaining;

public sealed class ExplainedNetworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_file_is_explained_in_training_under_its_name()
    {
        var network = NetworkFile.Read(Path.Combine(Fixtures.Networks, "one-one-one.json"), DType.Float64);
        var report = GradientsReport.Of(network);
        var explanation = ExplainedNetwork.Of(network, []);
        Assert.Equal("one-one-one", explanation.Network);
        Assert.Equal(report.Loss, explanation.Loss);
        Assert.Equal(report.Gradients.Select(pair => pair.Value.Item()), explanation.Subjects.Select(subject => subject.Gradient));
    }

    [Fact]
    public void A_later_step_stands_where_those_before_it_led()
    {
        var network = NetworkFile.Read(Path.Combine(Fixtures.Networks, "optimizer-adam.json"), DType.Float64);
        var (first, second) = (ExplainedNetwork.Of(network, ["0.weight[0,0]"]), ExplainedNetwork.Of(network, ["0.weight[0,0]"], step: 2));
        Assert.Equal(first.Subjects[0].Updated, second.Subjects[0].Value);
        Assert.Equal(first.LossAfter!.Value, second.Loss, 1e-12);
        Assert.Equal(first.Subjects, ExplainedNetwork.Of(network, ["0.weight[0,0]"]).Subjects);
    }

    [Theory]
    [InlineData("clip-norm", "    c      = min(0.05/(n + 1×10⁻⁶), 1)", "norm of all gradients together")]
    [InlineData("clip-value", "− η·min(max(∂L/∂w⁽⁰⁾₁₁, −0.02), 0.02)", "learning rate")]
    public void Clipping_is_part_of_the_update(string file, string formula, string meaning)
    {
        var network = NetworkFile.Read(Path.Combine(Fixtures.Networks, file + ".json"), DType.Float64);
        var explanation = ExplainedNetwork.Of(network, ["0.weight[0,0]"]);
        Assert.Equal(GradientsReport.Of(network).Updated![0].Value.Value(0), explanation.Subjects[0].Updated!.Value, 1e-15);
        var text = explanation.ToString();
        Assert.Contains(formula, text[text.IndexOf("\nUpdate\n", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains(meaning, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubled_softmax_is_warned_of()
    {
        var network = Networks.NetworkText.Parse("""{"input": [1], "layers": [{"type": "linear", "out_features": 2}, {"type": "softmax"}], "loss": "cross_entropy", "batch": {"input": [[1]], "target": [0]}}""");
        Assert.Contains("\n  Warning: Layer 1, counted from 0, is a softmax", ExplainedNetwork.Of(network, []).ToString(), StringComparison.Ordinal);
        Assert.Equal(network.Model.Warning, ExplainedNetwork.Of(network, []).Warning!.English);
    }

    [Fact]
    public void A_model_is_explained_in_use_on_one_prepared_row()
    {
        var (model, data) = Model();
        var explanation = ExplainedNetwork.Of(model, data, 2, ["0.weight[1,0]"]);
        var sample = model.Sample(data, 2);
        Assert.Equal(1, sample.Count);
        Assert.Equal(sample.Inputs.Value(0), explanation.Given.Single(given => given.Address == "input[0,0]").Value);
        Assert.Equal(model.Evaluate(Only(2)).Evaluation.Loss, explanation.Loss, 1e-6);
    }

    [Fact]
    public void What_a_standardised_number_was_stands_beside_it()
    {
        var (model, data) = Model();
        var given = ExplainedNetwork.Of(model, data, 2, ["0.weight[1,0]"]).Given;
        var column = ((TableData)data).Table.Find("x");
        Assert.Equal(((TableData)data).Table[2, column], given.Single(one => one.Address == "input[0,0]").Raw);
        Assert.Null(given.Single(one => one.Address == "target[0,1]" || one.Name == "red").Raw);
    }

    [Fact]
    public void A_row_is_told_with_the_names_of_its_columns_and_classes()
    {
        var (model, data) = Model();
        var explanation = ExplainedNetwork.Of(model, data, 2, ["0.weight[1,0]"]);
        Assert.Equal(new("data", 2, IsStandardized: true), explanation.Row);
        Assert.Equal(
            [("x", null), ("y", null), ("blue", 0), ("red", 1)],
            explanation.Given.Where(given => given.Name is not null).Select(given => (given.Name!, given.Address.StartsWith("target", StringComparison.Ordinal) ? given.Value : default(double?))));
    }

    // Standardised, the larger of two numbers is 1.
    [Theory]
    [InlineData("binary_cross_entropy", "colour", "blue", "red", "red", false)]
    [InlineData("mse", "size", "1.5", "3.5", "size", true)]
    public void A_single_output_is_named_by_the_class_or_the_column(string loss, string column, string first, string second, string name, bool isStandardized)
    {
        var table = Table.Read(_folder.Write("single.csv", $"shape,{column}\nround,{first}\nflat,{second}\n"));
        var preparation = Preparation.Fit(table);
        var network = ComposedNetwork.Of("single", [2], new() { Layers = "linear 1", Loss = loss });
        (network.Preparation, network.Classes) = (preparation.ToJson(), preparation.Classes);
        network.Save(_folder.File("single.safetensors"));
        var explanation = ExplainedNetwork.Of(ModelUse.Load(_folder.File("single.safetensors")), new TableData("single", table), 1, []);
        Assert.Equal(["shape: flat", "shape: round", name], explanation.Given.Select(given => given.Name).OfType<string>());
        Assert.Equal(1, explanation.Given.Single(given => given.Address == "target[0,0]").Value, 1e-6);
        Assert.Equal(isStandardized, explanation.Row!.IsStandardized);
    }

    [Fact]
    public void A_row_that_is_not_there_or_lacks_a_value_is_refused()
    {
        var (model, data) = Model();
        Assert.EndsWith("there is no row 4; the rows are 0 to 3", Assert.Throws<InputException>(() => model.Sample(data, 4)).Message, StringComparison.Ordinal);
        var gap = new TableData("gap", Table.Read(_folder.Write("gap.csv", "x,y,colour\n1,,red\n2,3,blue\n")));
        Assert.Contains("there is no value here", Assert.Throws<InputException>(() => model.Sample(gap, 0)).Message, StringComparison.Ordinal);
        Assert.Equal(1, model.Sample(gap, 1).Count);
    }

    [Fact]
    public void A_loss_that_overflows_is_no_explanation()
    {
        var network = NetworkFile.Parse("""{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","parameters":{"0.weight":[[1e200]]},"batch":{"input":[[1e200]],"target":[[1]]}}"""u8.ToArray(), "huge", DType.Float64);
        Assert.Throws<NonFiniteException>(() => ExplainedNetwork.Of(network, []));
    }

    private (ModelUse Model, LoadedData Data) Model()
    {
        var table = Table.Read(_folder.Write("data.csv", "x,y,colour\n1,2,red\n2,3,blue\n3,1,red\n4,4,blue\n"));
        var preparation = Preparation.Fit(table);
        var network = ComposedNetwork.Of("colours", [2], new() { Layers = "linear 3, dropout 0.5, tanh, linear 2", Loss = "cross_entropy", Optimizer = "adam" });
        (network.Preparation, network.Classes) = (preparation.ToJson(), preparation.Classes);
        network.Save(_folder.File("model.safetensors"));
        return (ModelUse.Load(_folder.File("model.safetensors")), new TableData("data", table));
    }

    private TableData Only(int row)
    {
        var lines = File.ReadAllLines(_folder.File("data.csv"));
        return new("row", Table.Read(_folder.Write("row.csv", $"{lines[0]}\n{lines[row + 1]}\n")));
    }

    // Smoothed wholly, the targets are the same whatever the class: their letter is made of no element.
    [Fact]
    public void Wholly_smoothed_classes_are_explained()
    {
        var network = NetworkFile.Parse("""{"input": [1], "layers": [{"type": "linear", "out_features": 2}], "loss": {"type": "cross_entropy", "label_smoothing": 1, "class_weights": [1, 2]}, "batch": {"input": [[1]], "target": [0]}}"""u8.ToArray(), "smooth.json");
        Assert.True(double.IsFinite(ExplainedNetwork.Of(network, ["0.weight[1,0]"]).Loss));
    }
}
