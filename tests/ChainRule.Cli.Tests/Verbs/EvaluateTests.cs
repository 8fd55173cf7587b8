using System.Text;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class EvaluateTests(TrainedFlowers trained) : CommandTests
{
    [Fact]
    public async Task The_figures_are_those_of_the_end_of_training()
    {
        var done = trained.Training.Json[^1];
        var evaluated = (await RunAsync("evaluate", trained.Run, trained.Data, "--json")).Succeeded().Json.Single();
        Assert.Equal(60, evaluated.GetProperty("samples").GetInt32());

        // Training had the rows in another order, and so another order of the sum.
        Assert.Equal(done.GetProperty("train_loss").GetDouble(), evaluated.GetProperty("loss").GetDouble(), 1e-6);
        foreach (var figure in (string[])["accuracy", "macro_precision", "macro_recall", "macro_f1"])
            Assert.Equal(done.GetProperty($"train_{figure}").GetDouble(), evaluated.GetProperty(figure).GetDouble());
        Assert.Equal(done.GetProperty("confusion_matrix").ToString(), evaluated.GetProperty("confusion_matrix").ToString());
    }

    [Fact]
    public async Task Text_shows_the_figures_and_the_confusion_matrix()
    {
        var outcome = (await RunAsync("evaluate", Path.Combine(trained.Run, "model.safetensors"), trained.Data)).Succeeded();
        Assert.Contains("flowers.csv: actual \\ ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│ accuracy ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_classes_the_most_frequent_errors_are_named()
    {
        Write("many.csv", "a,b\n" + string.Concat(Enumerable.Range(0, 80).Select(row => $"{row},class{row % 40}\n")));
        var outcome = (await RunAsync("train", "many.csv", "--epochs", "1", "--validation", "0")).Succeeded();
        Assert.Contains("│ actual ", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"^and \d+ other kinds of error$", outcome.Lines[^1]);
    }

    [Fact]
    public async Task Data_of_another_kind_is_refused()
    {
        Write("no-target.csv", "length,width\n1,2\n");
        Assert.Equal("no-target.csv: the column \"colour\" is missing; the model was trained on length, width to predict colour", (await RunAsync("evaluate", trained.Run, "no-target.csv")).Refusal());
        Write("purple.csv", "length,width,colour\n1,2,purple\n");
        Assert.Equal("purple.csv, line 2, column \"colour\": the class of 1 row did not occur in training: purple (1); the known classes are blue, green, red; correct the cell or remove the row, or train again with rows of this class", (await RunAsync("evaluate", trained.Run, "purple.csv")).Refusal());
        Assert.Equal("xor: samples have the shape [2]; the model takes rows of a table", (await RunAsync("evaluate", trained.Run, "xor")).Refusal());
    }

    [Fact]
    public async Task What_is_no_model_is_refused()
    {
        Assert.Equal("nowhere: there is no such file", (await RunAsync("evaluate", "nowhere", trained.Data)).Refusal());
        Write("garbage.safetensors", [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 77))]);
        Assert.StartsWith("garbage.safetensors: ", (await RunAsync("evaluate", "garbage.safetensors", trained.Data)).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"preparation\":\"", "\"preparation\":\"nonsense")]
    [InlineData("\"classes\":\"[", "\"classes\":\"{")]
    [InlineData("\"version\":\"1\"", "\"version\":\"9\"")]
    [InlineData("\"format\":\"chainrule\"", "\"format\":\"chainrude\"")]
    [InlineData("linear", "lineal")]
    public async Task A_model_with_spoilt_metadata_is_refused(string original, string spoilt)
    {
        var content = System.IO.File.ReadAllBytes(Path.Combine(trained.Run, "model.safetensors"));
        var length = BitConverter.ToInt32(content);
        var header = Encoding.UTF8.GetString(content, 8, length);
        Assert.Contains(original, header, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(header.Replace(original, spoilt, StringComparison.Ordinal));
        Write("spoilt.safetensors", [.. BitConverter.GetBytes((long)bytes.Length), .. bytes, .. content[(8 + length)..]]);
        Assert.StartsWith("spoilt.safetensors", (await RunAsync("evaluate", "spoilt.safetensors", trained.Data)).Refusal(), StringComparison.Ordinal);
    }
}
