using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Exchange;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using Microsoft.ML.OnnxRuntime;

namespace ChainRule.Workbench.Tests.Exchange;

public sealed class PreparedGraphTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("iris.csv", null, "linear 7, tanh, linear 3", "cross_entropy", "probabilities")]
    [InlineData("penguins.csv", "species", "linear 7, tanh, linear 3", "cross_entropy", "probabilities")]
    [InlineData("wine.csv", null, "linear 7, tanh, linear 3", "mse", "output")]
    [InlineData("breast_cancer.csv", null, "linear 7, tanh, linear 1", "binary_cross_entropy", "probabilities")]
    [InlineData("diabetes.csv", null, "linear 7, tanh, linear 1", "mse", "output")]
    [InlineData("iris.csv", "petal_width", "linear 7, tanh, linear 1", "mse", "output")]
    public void Rows_of_real_tables_are_predicted_as_by_the_model(string file, string? target, string layers, string loss, string output)
    {
        var (use, table) = Trained(SharedData.Path("tabular", file), target, layers, loss);
        AssertEqual(use, table, output);
    }

    [Fact]
    public void Missing_cells_and_unknown_words_count_as_for_the_model()
    {
        var (use, _) = Trained(_folder.Write("rows.csv", "output,city,weight\n1.5,Rome,1\n2.5,Oslo,2\n-3,Rome,7\n4,Ünye,3\n"), "weight", "linear 3, tanh, linear 1", "mse");
        AssertEqual(use, Read(use, _folder.Write("others.csv", "output,city\n,Rome\n5,\n2,Paris\n,\n")), "output_1");
    }

    [Fact]
    public void What_no_node_can_do_is_refused()
    {
        var (use, _) = Trained(_folder.Write("dates.csv", "day,weight\n2024-01-03,1\n2024-02-03,2\n2024-02-07,3\n"), "weight", "linear 1", "mse");
        Assert.Contains("column \"day\": ONNX has no nodes that read dates and times", Refusal(use, 23), StringComparison.Ordinal);
        (use, _) = Trained(_folder.Write("rows.csv", "city,weight\nRome,1\nOslo,2\nRome,7\n"), "weight", "linear 1", "mse");
        Assert.Contains("column \"city\": texts can be compared since operator set 19", Refusal(use, 18), StringComparison.Ordinal);

        (use, _) = Trained(_folder.Write("cities.csv", "city,weight\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"town {i % 120},{i}.5\n"))), "weight", "linear 1", "mse");
        Assert.Contains("column \"city\": ONNX has no node that hashes words; leave --with-preparation out, or train with --kind \"city=word\"", Refusal(use, 23), StringComparison.Ordinal);

        static string Refusal(ModelUse use, int opset) => Assert.Throws<InputException>(() => PreparedGraph.Of(use.Model, new() { Opset = opset })).Message;
    }

    private void AssertEqual(ModelUse use, Table table, string output)
    {
        PreparedGraph.Of(use.Model, new() { Opset = PreparedGraph.HasWords(use.Model) ? 19 : 17, DynamicBatch = true }).Write(_folder.File("m.onnx"), use.Model.ToSafetensors().Metadata);
        if (!PreparedGraph.HasWords(use.Model))
            AssertComesBack(use.Model);
        using var session = new InferenceSession(_folder.File("m.onnx"));
        var expected = use.Predict(new TableData("rows", table));
        var given = use.Preparation!.Columns.ToDictionary(column => column.Name, column => Cells(column, table, expected.Rows));
        using var options = new RunOptions();
        using var results = session.Run(options, given, [output]);
        var actual = results[0].GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Double
            ? results[0].GetTensorDataAsSpan<double>().ToArray()
            : [.. results[0].GetTensorDataAsSpan<float>().ToArray().Select(number => (double)number)];
        Assert.Equal(expected.Outputs.Count, actual.Length);
        foreach (var (wanted, found) in expected.Outputs.ToDoubles().Zip(actual))
            Assert.Equal(wanted, found, 1e-5 * Math.Max(1, Math.Abs(wanted)));
    }

    private void AssertComesBack(Model model)
    {
        var back = OnnxImport.Read(_folder.File("m.onnx"), prepared: PreparedGraph.Of).Model;
        Assert.Equal(model.Describe(), back.Describe());
        PreparedGraph.Of(back, new() { DynamicBatch = true }).Write(_folder.File("again.onnx"), back.ToSafetensors().Metadata);
        Assert.Equal(File.ReadAllBytes(_folder.File("m.onnx")), File.ReadAllBytes(_folder.File("again.onnx")));
    }

    private static OrtValue Cells(PreparedColumn column, Table table, IReadOnlyList<int> rows)
    {
        var place = table.Find(column.Name);
        long[] shape = [rows.Count, 1];
        if (column is NumberColumn)
            return OrtValue.CreateTensorValueFromMemory(rows.Select(row => table.IsMissing(row, place) ? double.NaN : table.Number(row, place)).ToArray(), shape);
        var texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
        foreach (var (i, row) in rows.Index())
            texts.StringTensorSetElementAt(table.IsMissing(row, place) ? "" : table[row, place], i);
        return texts;
    }

    private (ModelUse Use, Table Table) Trained(string file, string? target, string layers, string loss)
    {
        var table = Read(null, file);
        var preparation = Preparation.Fit(table, new(Missing: MissingPolicy.Mean) { Targets = target is null ? [] : [target] });
        var model = ComposedNetwork.Of("composed", [preparation.Width], new() { Layers = layers, Loss = loss });
        (model.Preparation, model.Classes) = (preparation.ToJson(), preparation.Classes);
        model.Save(_folder.Write("m", ""));
        return (ModelUse.Load(_folder.File("m")), table);
    }

    private static Table Read(ModelUse? use, string file)
    {
        using var opened = DataFile.Open(file);
        var source = new DataSource();
        return ((TableData)(use?.Reading(source) ?? source).Read(opened)).Table;
    }
}
