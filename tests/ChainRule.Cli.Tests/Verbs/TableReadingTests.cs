using System.Globalization;
using System.Text;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class TableReadingTests : CommandTests
{
    private static readonly string Numbers = string.Concat(Enumerable.Range(0, 30).Select(i => $"{i % 2 * 3},{i % 3},{(i % 2 == 0 ? "cat" : "dog")}\n"));

    [Fact]
    public async Task A_header_of_numbers_is_said_in_summary_and_in_training()
    {
        Write("frame", "0,1,label\n" + Numbers);
        const string Note = "the first line, 0, 1, label, is read as the header; use --no-header if it is data";
        Assert.Contains($"frame: 30 rows, 3 columns, with header; 30 rows without a missing value {Note} ", Flow(await RunAsync("summary", "frame")), StringComparison.Ordinal);
        Assert.Contains($" {Note} ", Flow(await RunAsync("train", "frame", "--epochs", "1")), StringComparison.Ordinal);
        var start = (await RunAsync("train", "frame", "--epochs", "1", "--json")).Succeeded().Json[0];
        Assert.Equal(Note, start.GetProperty("notes")[0].GetString());
        var told = (await RunAsync("train", "frame", "--header", "--epochs", "1", "--json")).Succeeded().Json[0].GetProperty("notes").EnumerateArray();
        Assert.DoesNotContain(Note, told.Select(note => note.GetString()));
    }

    [Fact]
    public async Task What_was_said_of_the_numbers_is_remembered_and_predictions_are_written_likewise()
    {
        Write("sizes.csv", Encoding.Latin1.GetBytes("größe;y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => i % 10 == 3 ? "k.A.;0,5\n" : $"{i},5;{i},25\n"))));
        Assert.StartsWith("sizes.csv, line 1: the byte F6 is not UTF-8; use --encoding latin-1 if ", (await RunAsync("train", "sizes.csv")).Refusal(), StringComparison.Ordinal);
        string[] reading = ["--encoding", "latin-1", "--decimal", ",", "--missing-words", "k.A."];
        (await RunAsync(["train", "sizes.csv", .. reading, "--missing", "mean", "--epochs", "1", "--out", "run"])).Succeeded();
        Write("new", "größe\n1,5\nk.a.\n");
        var lines = (await RunAsync("predict", "run", "new")).Succeeded().Lines;
        Assert.Equal("größe;predicted_y", lines[0]);
        Assert.StartsWith("1,5;", lines[1], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.True(double.TryParse(line.Split(';')[1].Replace(',', '.'), CultureInfo.InvariantCulture, out _), line));
    }

    [Fact]
    public async Task The_standard_input_is_read_in_place_of_a_file() =>
        Assert.Equal("standard input: the file is empty; it must hold rows of data", (await RunAsync("summary", "-")).Refusal());

    [Fact]
    public async Task A_file_is_summed_up_by_what_is_in_it()
    {
        Write("network.csv", System.IO.File.ReadAllText(Fixtures.Network("one-one-one")));
        Assert.StartsWith("one-one-one: loss ", (await RunAsync("summary", "network.csv")).Succeeded().Lines[0], StringComparison.Ordinal);
        Write("table.json", "a,b\n1,2\n");
        Assert.StartsWith("table.json: 1 row, 2 columns", (await RunAsync("summary", "table.json")).Succeeded().Lines[0], StringComparison.Ordinal);
        Write("empty.json", "");
        Assert.StartsWith("empty.json, line 1, column 1: ", (await RunAsync("summary", "empty.json")).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--decimal", "x", "--decimal must be . or ,, not 'x'")]
    [InlineData("--encoding", "ascii", "--encoding must be utf-8, latin-1 or utf-16, not 'ascii'")]
    public async Task An_option_that_is_none_is_refused(string option, string value, string message)
    {
        var outcome = await RunAsync("summary", "moons", option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("chainrule: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comma_is_the_decimal_mark_or_the_separator() =>
        Assert.StartsWith("chainrule: --decimal , and --separator , cannot be used together", (await RunAsync("summary", "moons", "--decimal", ",", "--separator", ",")).Error, StringComparison.Ordinal);

    // However lines are broken.
    private static string Flow(Outcome outcome) => string.Join(' ', outcome.Succeeded().Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
