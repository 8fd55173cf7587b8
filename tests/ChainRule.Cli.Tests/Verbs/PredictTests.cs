using System.Globalization;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class PredictTests(TrainedFlowers trained) : CommandTests
{
    [Fact]
    public async Task A_model_and_data_the_wrong_way_round_are_told_apart()
    {
        Write("flowers.csv", SmallData.Flowers());
        Assert.Equal(
            "flowers.csv: this is not a trained model; name a run's folder or its model.safetensors; the model comes before the data",
            (await RunAsync("predict", "flowers.csv", "run")).Refusal());
    }

    [Fact]
    public async Task Rows_keep_their_columns_and_gain_a_prediction_and_every_probability()
    {
        var lines = (await RunAsync("predict", trained.Run, trained.Data)).Succeeded().Lines;
        var given = System.IO.File.ReadAllLines(trained.Data);
        Assert.Equal(given[0] + ",predicted_colour,probability_blue,probability_green,probability_red", lines[0]);
        Assert.Equal(given.Length, lines.Length);
        foreach (var (before, after) in given.Zip(lines).Skip(1))
        {
            Assert.StartsWith(before + ",", after, StringComparison.Ordinal);
            var cells = after.Split(',');
            var probabilities = cells[^3..].Select(cell => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(1, probabilities.Sum(), 1e-5);
            Assert.Equal(new[] { "blue", "green", "red" }[Array.IndexOf(probabilities, probabilities.Max())], cells[3]);
        }
    }

    [Fact]
    public async Task A_file_gets_what_would_be_printed()
    {
        Write("new.csv", "width,note,length\n10,\"a, [b]\",0\n4,,4\n");
        var printed = (await RunAsync("predict", trained.Run, "new.csv")).Succeeded();
        Assert.Equal("", (await RunAsync("predict", trained.Run, "new.csv", "--out", "predicted.csv")).Succeeded().Output);
        Assert.Equal(printed.Lines, System.IO.File.ReadAllLines(File("predicted.csv")));
        Assert.StartsWith("10,\"a, [b]\",0,red,", printed.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("4,,4,blue,", printed.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_in_the_format_that_its_name_tells_and_read_again()
    {
        Write("new.csv", "code,width,note,length\n007,10,\"a, [b]\",0\n010,4,,4\n");
        var printed = (await RunAsync("predict", trained.Run, "new.csv")).Succeeded().Lines;
        foreach (var name in (string[])["1.tsv", "1.xlsx", "1.parquet", "1.npz", "1.jsonl"])
        {
            (await RunAsync("predict", trained.Run, "new.csv", "--out", name)).Succeeded();
            Assert.Equal(printed, (await RunAsync("predict", trained.Run, name)).Succeeded().Lines.Select(line => string.Join(',', line.Split(',')[..^4])));
        }
    }

    [Fact]
    public async Task An_ending_that_no_table_has_is_refused_before_any_work() =>
        Assert.Equal("p.ods: no table is written to files called \".ods\"; let the name end with .csv, .tsv, .xlsx, .parquet, .npz or .jsonl", (await RunAsync("predict", "nowhere", "nowhere", "--out", "p.ods")).Refusal());

    [Fact]
    public async Task A_wrong_row_leaves_no_file()
    {
        Write("wrong.csv", "length,width\n1,2\n1,wide\n");
        Assert.StartsWith("wrong.csv, line 3, column \"width\": \"wide\" is not a number", (await RunAsync("predict", trained.Run, "wrong.csv", "--out", "predicted.csv")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["wrong.csv"], Entries());
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_refused()
    {
        Write("new.csv", "length,width\n1,2\n");
        Directory.CreateDirectory(File("folder"));
        Assert.Equal("folder: this is a folder; give the path of a file to write", (await RunAsync("predict", trained.Run, "new.csv", "--out", "folder")).Refusal());
        Assert.Equal("./new.csv: this would overwrite the data; choose another file to write", (await RunAsync("predict", trained.Run, "new.csv", "--out", "./new.csv")).Refusal());
        Assert.Equal("nowhere/x.csv: its folder does not exist; create it, or choose another", (await RunAsync("predict", trained.Run, "new.csv", "--out", "nowhere/x.csv")).Refusal());
    }

    [Fact]
    public async Task Outputs_that_are_no_probabilities_are_not_called_so()
    {
        (await RunAsync("train", "xor", "--loss", "mse", "--epochs", "1", "--out", "run")).Succeeded();
        Assert.Equal("row,predicted_class,output_0,output_1", (await RunAsync("predict", "run", "xor")).Succeeded().Lines[0]);
    }

    [Fact]
    public async Task Samples_that_are_no_rows_are_numbered()
    {
        (await RunAsync("train", "xor", "--epochs", "1", "--out", "run")).Succeeded();
        var lines = (await RunAsync("predict", "run", "xor")).Succeeded().Lines;
        Assert.Equal("row,predicted_class,probability_0,probability_1", lines[0]);
        Assert.Equal(["0", "1", "2", "3"], lines.Skip(1).Select(line => line.Split(',')[0]));
    }
}
