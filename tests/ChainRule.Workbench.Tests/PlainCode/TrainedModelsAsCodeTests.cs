using ChainRule.Data;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.PlainCode;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class TrainedModelsAsCodeTests : IDisposable
{
    private const string Rows = "when,city,class,\"size, in m\",start,kind,weight,start_height\n2024-01-03 06:30,Rome,1,1.5,08:30,\"a\"\"b\",2.5,7\n2023-12-31 18:00,Ünye,02,2.5,09:45,c,-4,8.5\n2024-03-20 00:00,Rome,3,-1.7,18:00,\"a\"\"b\",1e3,9\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kind", "cross_entropy", 2)]
    [InlineData("kind", "binary_cross_entropy", 1)]
    [InlineData("kind", "mse", 2)]
    public void Rows_of_a_table_are_told_their_class(string target, string loss, int outputs)
    {
        var (use, code) = Model(new() { Targets = [target] }, loss, outputs, ignore: "weight");
        Assert.Equal(["a\"b", "c"], code.Field<string[]>("Classes"));
        Assert.Equal(loss != "mse", code.Has("Probabilities"));
        var expected = Predicted(use);
        foreach (var (row, cells) in Cells.Index())
        {
            Assert.Equal(use.OutputNames![ConfusionMatrix.PredictedClass(expected, row, 0.5)], code.Call<string>("PredictRow", cells));
            CompiledClass.Near(Row(expected, row), code.Call<float[]>(loss == "mse" ? "Predict" : "Probabilities", code.Call<float[]>("Prepare", cells)));
        }
    }

    [Fact]
    public void Numbers_are_predicted_in_the_units_of_the_table()
    {
        var (use, code) = Model(new() { Targets = ["weight"] }, "mse", 1, ignore: "kind");
        foreach (var (row, cells) in Cells.Index())
            CompiledClass.Near(Row(Predicted(use), row), [(float)code.Call<double>("PredictRow", cells)]);
        (use, code) = Model(new() { Targets = ["weight", "start_height"] }, "mse", 2, ignore: "kind");
        foreach (var (row, cells) in Cells.Index())
            CompiledClass.Near(Row(Predicted(use), row), [.. code.Call<double[]>("PredictRow", cells).Select(number => (float)number)]);
    }

    [Fact]
    public void Missing_cells_and_unknown_words_follow_the_models_rule()
    {
        var (_, strict) = Model(new(Missing: MissingPolicy.Refuse) { Targets = ["kind"], Unseen = UnseenPolicy.Refuse }, "cross_entropy", 2, ignore: "weight");
        object?[] empty = [null, null, null, double.NaN, null];
        for (var i = 0; i < empty.Length; i++)
            Assert.Throws<ArgumentException>(() => strict.Call<float[]>("Prepare", With(i, empty[i])));
        Assert.Equal("city", Assert.Throws<ArgumentException>(() => strict.Call<float[]>("Prepare", With(1, "Oslo"))).ParamName);
        Assert.Throws<ArgumentException>(() => strict.Call<float[]>("Prepare", With(3, double.PositiveInfinity)));

        var (use, mean) = Model(new(Missing: MissingPolicy.Mean) { Targets = ["kind"] }, "cross_entropy", 2, ignore: "weight");
        _folder.Write("holes.csv", "when,city,class,\"size, in m\",start,kind\n,,,,,c\n2024-01-03 06:30,Oslo,2.0,1.5,08:30,c\n");
        var (inputs, _) = use.Preparation!.ApplyInputs(Read(use, "holes.csv").Table);
        float[] prepared = [.. mean.Call<float[]>("Prepare", empty), .. mean.Call<float[]>("Prepare", [Cells[0][0], "Oslo", "2.0", 1.5, Cells[0][4]])];
        Assert.Equal(inputs.Span<float>().ToArray(), prepared);

        static object?[] With(int place, object? cell) => [.. Cells[0].Select((known, i) => i == place ? cell : known)];
    }

    [Fact]
    public void Words_that_stood_for_a_missing_value_do_so_here()
    {
        var (use, code) = Model(new(Missing: MissingPolicy.Mean) { Targets = ["kind"] }, "cross_entropy", 2, ignore: "weight");
        foreach (var word in (string[])["NA", "n/a", "null", "?"])
        {
            object?[] cells = [.. Cells[0].Select((known, i) => i == 1 ? word : known)];
            _folder.Write("holes.csv", $"when,city,class,\"size, in m\",start,kind\n2024-01-03 06:30,{word},1,1.5,08:30,c\n");
            Assert.Equal(use.Preparation!.ApplyInputs(Read(use, "holes.csv").Table).Inputs.Span<float>().ToArray(), code.Call<float[]>("Prepare", cells));
        }
    }

    [Theory]
    [InlineData("Layer0_weight")]
    [InlineData("Words_city")]
    public void A_class_that_is_called_like_a_field_is_refused(string name)
    {
        var (use, _) = Model(new() { Targets = ["kind"] }, "cross_entropy", 2, ignore: "weight");
        var refusal = Assert.Throws<InputException>(() => CSharpFile.Write(use, CSharpNames.For("a.cs", null, name))).Message;
        Assert.EndsWith($": a C# class cannot be called \"{name}\", like one of its fields; name it with --class", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_hashed_as_in_training()
    {
        var (use, code) = Model(new(Missing: MissingPolicy.Mean) { Targets = ["kind"] }, "cross_entropy", 2, ignore: "weight", cityKind: "city=hash");
        _folder.Write("holes.csv", "when,city,class,\"size, in m\",start,kind\n2024-01-03 06:30,,1,1.5,08:30,c\n2024-01-03 06:30,Łódź,1,1.5,08:30,c\n");
        var (inputs, _) = use.Preparation!.ApplyInputs(Read(use, "holes.csv").Table);
        float[] prepared = [.. new[] { null, "Łódź" }.SelectMany(city => code.Call<float[]>("Prepare", [Cells[0][0], city, "1", 1.5, Cells[0][4]]))];
        Assert.Equal(inputs.Span<float>().ToArray(), prepared);
    }

    private static object?[][] Cells =>
    [
        [new DateTime(2024, 1, 3, 6, 30, 0), "Rome", "1", 1.5, new TimeSpan(8, 30, 0)],
        [new DateTime(2023, 12, 31, 18, 0, 0), "Ünye", "02", 2.5, new TimeSpan(9, 45, 0)],
        [new DateTime(2024, 3, 20), "Rome", "3", -1.7, new TimeSpan(18, 0, 0)],
    ];

    private (ModelUse Use, CompiledClass Code) Model(PreparationOptions options, string loss, int outputs, string ignore, string cityKind = "city=word")
    {
        _folder.Write("rows.csv", Rows);
        var table = Read(null, "rows.csv").Table;
        var preparation = Preparation.Fit(table, options with { Ignore = [.. new[] { ignore, "start_height" }.Except(options.Targets)], Kinds = ["class=word", cityKind] });
        var model = ComposedNetwork.Of("composed", [preparation.Width], new() { Layers = FormattableString.Invariant($"linear 7, tanh, linear {outputs}"), Loss = loss });
        (model.Preparation, model.Classes) = (preparation.ToJson(), preparation.Classes);
        model.Save(_folder.Write("m", ""));
        var use = ModelUse.Load(_folder.File("m"));
        return (use, new(CSharpFile.Write(use, CompiledClass.Names)));
    }

    private TableData Read(ModelUse? use, string file)
    {
        using var opened = DataFile.Open(_folder.File(file));
        var source = new DataSource();
        return (TableData)(use?.Reading(source) ?? source).Read(opened);
    }

    // (rows, outputs)
    private Tensor Predicted(ModelUse use) => use.Predict(Read(use, "rows.csv")).Outputs;

    private static float[] Row(Tensor outputs, int row) => [.. Enumerable.Range(0, outputs.Shape[1]).Select(i => (float)outputs.Value(row * outputs.Shape[1] + i))];
}
