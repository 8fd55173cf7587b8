using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class SummaryTests(TrainedFlowers trained) : CommandTests
{
    [Fact]
    public async Task Of_a_model_it_names_layers_columns_and_classes()
    {
        var outcome = (await RunAsync("summary", trained.Run)).Succeeded();
        Assert.StartsWith("flowers: loss cross_entropy, optimizer adam, learning rate 0.01", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains("│ 0 │ Linear(2, ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["reads      length, width", "predicts   colour, 3 classes (blue, green, red), from 2 columns", "classes    blue, green, red"], outcome.Lines[^3..]);
    }

    [Fact]
    public async Task Of_weights_it_lists_the_tensors()
    {
        var path = Path.GetFullPath(Path.Combine(Fixtures.Network("any"), "..", "..", "pytorch", "checkpoint.pt"));
        var outcome = (await RunAsync("summary", path)).Succeeded();
        Assert.Contains("weights (PyTorch, the entry \"model\" of a checkpoint)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│ 0.weight              │ Float32 │ [2, 3] │       6 │", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_arrays_it_tells_their_ranges()
    {
        Npy.Write(File("one.npy"), Tensor.From([1.5f, -2, 3], 3));
        Npz.Write(File("two.npz"), [new("a", Tensor.From([4L, 7], 2)), new("b", Tensor.From([0.5], 1, 1))]);
        Assert.Contains("│ float32 │ [3]   │       3 │    -2 │        3 │", (await RunAsync("summary", "one.npy")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("│ a     │ int64   │ [2]    │       2 │     4 │        7 │", (await RunAsync("summary", "two.npz")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("│ column1 │ numbers ", (await RunAsync("summary", "one.npy")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_network_file_it_shows_the_layers()
    {
        var outcome = (await RunAsync("summary", Fixtures.Network("one-one-one"))).Succeeded();
        Assert.StartsWith("one-one-one: loss half_squared_error, optimizer sgd, learning rate 0.5", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains("│ total ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_table_it_describes_every_column()
    {
        Write("[b]irds.csv", SmallData.Birds());
        var outcome = (await RunAsync("summary", "[b]irds.csv")).Succeeded();
        Assert.Equal("[b]irds.csv: 60 rows, 5 columns, with header; 57 rows without a missing value", outcome.Lines[0]);
        Assert.Contains("│ species │ words   │ 0       │ Adelie (30), Gentoo (30) ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_table_it_tells_the_figures_as_JSON()
    {
        Write("t.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"a\":3,\"b\":null}\n");
        var data = (await RunAsync("summary", "t.jsonl", "--json")).Succeeded().Json.Single();
        Assert.Equal((2, 1), (data.GetProperty("rows").GetInt32(), data.GetProperty("complete_rows").GetInt32()));
        var columns = data.GetProperty("columns");
        Assert.Equal("""{"name":"a","holds":"numbers","missing":[],"least":1,"greatest":3,"mean":2,"histogram":[1,0,0,0,0,0,0,1],"examples":["1","3"]}""", columns[0].GetRawText());
        Assert.Equal("""{"name":"b","holds":"words","missing":[{"word":"","count":1}],"different_words":1,"words":[{"word":"x","count":1}],"examples":["x"]}""", columns[1].GetRawText());
    }

    [Fact]
    public async Task A_sheet_is_of_workbooks_alone()
    {
        Write("t.csv", "a,b\n1,2\n");
        Assert.Equal("t.csv: there is no sheet \"2\": this is not an Excel workbook; leave --sheet out", (await RunAsync("summary", "t.csv", "--sheet", "2")).Refusal());
    }

    [Fact]
    public async Task Of_built_in_data_it_counts_the_classes()
    {
        var outcome = (await RunAsync("summary", "moons")).Succeeded();
        Assert.StartsWith("moons: samples of shape [2], ", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains("│ class │ train │ test ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_doubled_softmax_it_warns()
    {
        Write("twice.json", """{"input":[2],"layers":[{"type":"linear","out_features":3},{"type":"softmax"}],"loss":"cross_entropy"}""");
        Assert.StartsWith("warning   Layer 1, counted from 0, is a softmax, but cross-entropy applies ", (await RunAsync("summary", "twice.json")).Succeeded().Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage.safetensors")]
    [InlineData("garbage.json")]
    [InlineData("garbage.csv")]
    [InlineData("garbage")]
    public async Task Garbage_is_refused(string name)
    {
        Write(name, [.. Enumerable.Range(1, 500).Select(i => (byte)(i * 77))]);
        Assert.StartsWith(name, (await RunAsync("summary", name)).Refusal(), StringComparison.Ordinal);
    }
}
