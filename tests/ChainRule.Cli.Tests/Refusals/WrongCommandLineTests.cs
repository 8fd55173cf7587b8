namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongCommandLineTests : WithinProcessTests
{
    [Theory]
    [InlineData("--tint", "train", "xor", "--tint")]
    [InlineData("--epochs must be a whole number of at least 1, not 'x'", "train", "xor", "--epochs", "x")]
    [InlineData("--epochs must be a whole number of at least 1, not '0'", "train", "xor", "--epochs", "0")]
    [InlineData("--learning-rate must be a number from 0 to 1000000, not '1,5'", "train", "xor", "--learning-rate", "1,5")]
    [InlineData("--learning-rate must be a number from 0 to 1000000, not 'NaN'", "train", "xor", "--learning-rate", "NaN")]
    [InlineData("--validation must be a number from 0 to 0.9, not '1'", "train", "xor", "--validation", "1")]
    [InlineData("--out must not be empty", "train", "xor", "--out", "")]
    [InlineData("say what to export to: --csharp FILE.cs", "export", "run")]
    [InlineData("--class must not be empty", "export", "run", "--csharp", "a.cs", "--class", "")]
    [InlineData("--seed must be a whole number from 0 to 9007199254740992, not '-1'", "train", "xor", "--seed", "-1")]
    [InlineData("--header and --no-header cannot be used together", "train", "a.csv", "--header", "--no-header")]
    [InlineData("--clip-norm must be a number greater than 0, not '0'", "train", "xor", "--clip-norm", "0")]
    [InlineData("--clip-value must be a number greater than 0, not 'NaN'", "train", "xor", "--clip-value", "NaN")]
    [InlineData("--clip-norm and --clip-value cannot be used together", "train", "xor", "--clip-norm", "1", "--clip-value", "1")]
    [InlineData("--separator must be one character, 'tab', or 'space' (any number of blanks)", "train", "a.csv", "--separator", ";;")]
    [InlineData("--missing must be refuse, mean or drop, not 'keep'", "train", "a.csv", "--missing", "keep")]
    [InlineData("--lang must be en or zh, not 'fr'", "explain", "a.json", "--lang", "fr")]
    [InlineData("--stop-at-loss must be a number of at least 0, not '-1'", "train", "a.csv", "--stop-at-loss", "-1")]
    [InlineData("DATA is empty", "train", "")]
    [InlineData("DATA", "train")]
    [InlineData("DATA", "evaluate", "run")]
    [InlineData("FILE", "check")]
    [InlineData("Unrecognized command or argument '--lang'", "check", "a.json", "--lang", "en")]
    [InlineData("Unrecognized command or argument '--jsn'", "gradients", "a.json", "--jsn")]
    [InlineData("--input-shape must be whole numbers of at least 1, such as 3 32 32, not '3 x'", "import", "a.onnx", "--out", "b", "--input-shape", "3", "x")]
    [InlineData("'dance'", "dance")]
    public async Task A_wrong_command_line_is_refused_with_the_way_to_the_help(string problem, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith(" --help\"." + Environment.NewLine, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'trian'; do you mean train?", "trian", "digits")]
    [InlineData("Unrecognized command or argument '--epoch'; do you mean --epochs?", "train", "digits", "--epoch", "3")]
    [InlineData("Unrecognized command or argument '--onx'; do you mean --onnx?", "export", "run", "--onx", "a.onnx")]
    [InlineData("Unrecognized command or argument 'dance'", "dance", "slowly")]
    public async Task A_misspelt_word_is_told_once_with_what_it_may_mean(string problem, params string[] arguments) =>
        Assert.Equal($"chainrule: {problem}", (await RunAsync(arguments)).Error.Split(Environment.NewLine) is [var first, _, ""] ? first : "");

    [Fact]
    public async Task Options_that_exclude_each_other_are_refused()
    {
        Assert.Equal("command line: --network and --layers both name a network; give one of them", (await RunAsync("train", "xor", "--network", "a.json", "--layers", "linear 2")).Refusal());
        Assert.Equal("command line, --patience: there are no validation rows to judge by; give --validation a share above 0", (await RunAsync("train", "moons", "--validation", "0", "--patience", "3")).Refusal());
    }

    [Fact]
    public async Task Names_that_are_unknown_are_refused_with_those_that_are_known()
    {
        Assert.EndsWith("\"best\" is not a known type; known here: adagrad, adam, adamw, rmsprop, sgd", (await RunAsync("train", "xor", "--optimizer", "best")).Refusal(), StringComparison.Ordinal);
        Write("flowers.csv", SmallData.Flowers());
        Assert.Equal("flowers.csv: there is no column \"petals\"; the columns are length, width, colour", (await RunAsync("train", "flowers.csv", "--target", "petals")).Refusal());
    }

    [Fact]
    public async Task A_folder_that_is_not_a_runs_is_left_alone()
    {
        Write("thesis.txt", "mine");
        Assert.Equal(".: the folder holds \"thesis.txt\", which is not part of a run; name a new or an empty folder, or that of an earlier run with --overwrite", (await RunAsync("train", "xor", "--out", ".")).Refusal());
        Assert.Equal("thesis.txt: this is a file; name a folder for the run", (await RunAsync("train", "xor", "--out", "thesis.txt")).Refusal());
        Assert.Equal(["thesis.txt"], Entries());
    }
}
