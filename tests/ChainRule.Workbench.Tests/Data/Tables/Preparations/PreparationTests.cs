using System.Globalization;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Preparations;

public sealed class PreparationTests : IDisposable
{
    private const string Mixed = "size,colour,kind\n1,red,cat\n3,green,dog\n5,red,dog\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_are_standardised_words_one_hot_and_classes_numbered()
    {
        var table = Read(Mixed);
        var dataset = Preparation.Fit(table).Apply(table);
        var deviation = Math.Sqrt(8 / 3.0);
        Assert.Equal(new Shape(3, 3), dataset.Inputs.Shape);
        Assert.Equal([(float)(-2 / deviation), 0, 1, 0, 1, 0, (float)(2 / deviation), 0, 1], dataset.Inputs.Span<float>().ToArray());
        Assert.Equal([0L, 1, 1], dataset.Targets.Span<long>().ToArray());
        Assert.Equal(["cat", "dog"], dataset.Classes);
    }

    [Fact]
    public void Means_are_of_the_training_rows_alone_and_words_of_all()
    {
        var preparation = Preparation.Fit(Read(Mixed), trainingRows: [0, 2]);
        Assert.Equal(new NumberColumn("size", 3, 2), preparation.Columns[0]);
        Assert.Equal(["green", "red"], Assert.IsType<WordColumn>(preparation.Columns[1]).Words);
    }

    [Fact]
    public void A_constant_column_becomes_zeros()
    {
        var table = Read("a,b,y\n0.1,1,p\n0.1,2,q\n0.1,3,p\n");
        Assert.Equal(0f, Preparation.Fit(table).Apply(table).Inputs.Span<float>()[0], 1e-6);
    }

    [Fact]
    public void Numbers_far_from_0_keep_their_differences()
    {
        var table = Read("a,y\n1000000000000001,p\n1000000000000003,q\n");
        Assert.Equal([-1f, 1], Preparation.Fit(table).Apply(table).Inputs.Span<float>().ToArray());
    }

    [Theory]
    [InlineData("a,y\n1,2\n2,10\n3,2\n4,10\n", new[] { "2", "10" })]
    [InlineData("a,y\n1,b\n2,a\n3,b\n", new[] { "a", "b" })]
    [InlineData("a,y\n1,0.5\n2,1\n3,0.5\n4,1\n", null)]
    [InlineData("a,y\n1,2\n2,3\n3,4\n", null)]
    public void Words_and_few_whole_numbers_are_classes(string text, string[]? classes)
    {
        var table = Read(text);
        var dataset = Preparation.Fit(table).Apply(table);
        Assert.Equal(classes, dataset.Classes);
        Assert.Equal(classes is null ? DType.Float32 : DType.Int64, dataset.Targets.Type);
    }

    [Fact]
    public void The_kind_of_the_target_may_be_told()
    {
        var table = Read("a,y\n1,0\n2,1\n3,0\n4,1\n");
        Assert.Equal([new("y", 0.5, 0.5)], Assert.IsType<NumberTargets>(Preparation.Fit(table, new(Kind: TargetKind.Number)).Target).Numbers);
    }

    [Fact]
    public void A_number_is_learnt_standardised_and_turned_back()
    {
        var table = Read("y,a\n10,1.5\n20,2\n60,3\n");
        var preparation = Preparation.Fit(table, new() { Targets = ["y"] });
        var dataset = preparation.Apply(table);
        Assert.Equal(new Shape(3, 1), dataset.Targets.Shape);
        Assert.Equal(0, dataset.Targets.ToDoubles().Sum(), 1e-6);
        var back = Assert.IsType<NumberTargets>(preparation.Target).ToOriginalUnit(dataset.Targets).ToDoubles();
        Assert.All(back.Zip([10.0, 20, 60]), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void Prediction_takes_the_columns_in_any_order_with_others_and_no_target()
    {
        var preparation = Preparation.Fit(Read(Mixed));
        var (inputs, rows) = preparation.ApplyInputs(Read("colour,note,size\ngreen,x,3\nred,y,5\n"));
        Assert.Equal([0f, 1, 0, (float)(2 / Math.Sqrt(8 / 3.0)), 0, 1], inputs.Span<float>().ToArray());
        Assert.Equal([0, 1], rows);
    }

    [Fact]
    public void Json_gives_the_same_preparation_back()
    {
        foreach (var (text, missing) in new[] { (Mixed, MissingPolicy.Mean), ("a,y\n0.1,1.5\n0.7,2\n", MissingPolicy.Refuse) })
        {
            var preparation = Preparation.Fit(Read(text), new(Missing: missing));
            var json = preparation.ToJson();
            Assert.Equal(json, Preparation.FromJson(json, "x").ToJson());
        }

        Assert.Equal(
            """{"header":true,"missing":"drop","columns":[{"kind":"number","name":"size","mean":3,"standard_deviation":2},{"kind":"words","name":"colour","words":["green","red"],"most_frequent":"red"}],"target":{"kind":"class","name":"kind","classes":["cat","dog"]},"unseen":"zero"}""",
            Preparation.Fit(Read(Mixed), new(Missing: MissingPolicy.Drop), [0, 2]).ToJson());
    }

    [Theory]
    [InlineData("""{"header":true}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1}],"target":{"kind":"number","numbers":[]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1}],"target":{"kind":"number","numbers":[null]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[null],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1}],"target":{"kind":"class","name":"y","classes":["a",null]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1e-320}],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1}],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]},"left_out":[null]}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"date","name":"x","order":"wrong","has_times":false,"mean":0,"standard_deviation":1}],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":0}],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"words","name":"x","words":["a","a"],"most_frequent":"a"}],"target":{"kind":"number","numbers":[{"name":"y","mean":0,"standard_deviation":1}]}}""")]
    [InlineData("""{"header":true,"missing":"refuse","columns":[{"kind":"number","name":"x","mean":0,"standard_deviation":1}],"target":{"kind":"class","name":"y","classes":["a"]}}""")]
    public void Damaged_json_is_refused(string json)
    {
        var fault = Assert.Throws<InputException>(() => Preparation.FromJson(json, "model.safetensors"));
        Assert.StartsWith("model.safetensors, preparation: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; train the model again", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Numbers_and_words_are_the_same_in_every_culture(string culture)
    {
        const string Text = "size,INK,y\n1.5,I,1.25\n3.5,i,-2e-1\n";
        var expected = Preparation.Fit(Read(Text)).ToJson();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Preparation.Fit(Read(Text)).ToJson());
            Assert.Equal(1.5, Read(Text).Number(0, 0));
            var fault = Assert.Throws<InputException>(() => Read("a,y\n1,2\n1\n"));
            Assert.EndsWith("line 3: the row has 1 cell, where line 1 has 2; every row must have the same number", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("iris.csv", 4, 3)]
    [InlineData("wine.csv", 13, 3)]
    [InlineData("breast_cancer.csv", 30, 2)]
    [InlineData("digits_8x8.csv", 64, 10)]
    [InlineData("diabetes.csv", 10, null)]
    public void Prepares_real_tables(string file, int width, int? classes)
    {
        var table = Table.Read(SharedData.Path("tabular", file));
        var dataset = Preparation.Fit(table).Apply(table);
        Assert.Equal(new Shape(table.RowCount, width), dataset.Inputs.Shape);
        Assert.Equal(classes, dataset.Classes?.Count);
    }

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
