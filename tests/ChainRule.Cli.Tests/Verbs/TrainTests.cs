namespace ChainRule.Cli.Tests.Verbs;

public sealed class TrainTests : CommandTests
{
    [Theory]
    [InlineData("drop", "3 rows of 60 lack a value: left out")]
    [InlineData("mean", "3 rows of 60 lack a value: filled with means and most frequent words")]
    public async Task Rows_that_lack_a_value_are_counted(string missing, string note)
    {
        Write("birds.csv", SmallData.Birds());
        Assert.Contains(note, (await RunAsync("train", "birds.csv", "--target", "species", "--missing", missing, "--epochs", "1")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_learnt_by_a_network_that_the_program_chose_and_names()
    {
        Write("flowers.csv", SmallData.Flowers());
        var outcome = (await RunAsync("train", "flowers.csv", "--epochs", "3")).Succeeded();
        Assert.Equal("data       flowers.csv: 54 train, 6 validation", outcome.Lines[0]);
        Assert.Equal("predicts   colour, 3 classes (blue, green, red), from 2 columns", outcome.Line("predicts"));
        Assert.Contains("           (change it with --target)", outcome.Lines);
        Assert.StartsWith("network    linear ", outcome.Line("network"), StringComparison.Ordinal);
        Assert.Contains("(chosen for this data; change it with --layers or --network)", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(3, outcome.Lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Contains("validation: actual \\", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│ macro f1 ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["flowers.csv"], Entries());
    }

    [Fact]
    public async Task What_is_piped_is_plain()
    {
        var outcome = (await RunAsync("train", "xor", "--epochs", "2")).Succeeded();
        Assert.DoesNotContain(outcome.Output, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }

    [Fact]
    public async Task Long_trainings_show_the_first_and_the_last_epoch_and_some_between()
    {
        var outcome = (await RunAsync("train", "xor", "--epochs", "201")).Succeeded();
        var epochs = outcome.Lines.Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).ToArray();
        Assert.InRange(epochs.Length, 20, 60);
        Assert.StartsWith("epoch   1  ", epochs[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch 201  ", epochs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_folder_holds_the_model_the_metrics_and_the_summary()
    {
        Write("flowers.csv", SmallData.Flowers());
        var outcome = (await RunAsync("train", "flowers.csv", "--epochs", "3", "--out", "runs/häng [2]", "--json")).Succeeded();
        var run = File("runs/häng [2]");
        Assert.Equal(["metrics.jsonl", "model.safetensors", "report.html", "settings.json", "summary.json"], Directory.EnumerateFiles(run).Select(file => Path.GetFileName(file)).Order());
        Assert.Equal(outcome.Lines[1..^1], System.IO.File.ReadAllLines(Path.Combine(run, "metrics.jsonl")));
        Assert.Equal([outcome.Lines[0]], System.IO.File.ReadAllLines(Path.Combine(run, "settings.json")));
        Assert.Equal([outcome.Lines[^1]], System.IO.File.ReadAllLines(Path.Combine(run, "summary.json")));
    }

    [Fact]
    public async Task Json_tells_of_the_start_every_epoch_and_the_end()
    {
        Write("flowers.csv", SmallData.Flowers());
        var events = (await RunAsync("train", "flowers.csv", "--epochs", "3", "--seed", "5", "--loss", "mse", "--optimizer", "sgd momentum=0.5", "--learning-rate", "0.25", "--json")).Succeeded().Json;
        Assert.Equal(["start", "epoch", "epoch", "epoch", "done"], events.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(("mse", "sgd", 0.25, 5), (events[0].GetProperty("loss").GetString(), events[0].GetProperty("optimizer").GetString(), events[0].GetProperty("learning_rate").GetDouble(), events[0].GetProperty("seed").GetInt32()));
        foreach (var set in (string[])["train", "validation"])
        {
            foreach (var figure in (string[])["loss", "accuracy", "macro_precision", "macro_recall", "macro_f1"])
                Assert.True(events[^1].GetProperty($"{set}_{figure}").GetDouble() >= 0);
        }

        Assert.Equal(["blue", "green", "red"], events[^1].GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(6, events[^1].GetProperty("confusion_matrix").EnumerateArray().Sum(row => row.EnumerateArray().Sum(count => count.GetInt32())));
    }

    [Fact]
    public async Task A_network_file_is_trained_from_the_parameters_it_gives()
    {
        Write("flowers.csv", SmallData.Flowers());
        Write("network.json", """{"name":"mine","input":[2],"layers":[{"type":"linear","out_features":3}],"loss":"cross_entropy","optimizer":{"type":"sgd","learning_rate":0},"parameters":{"0.weight":[[0,0],[0,0],[0,0]],"0.bias":[0,0,0]}}""");
        var done = (await RunAsync("train", "flowers.csv", "--network", "network.json", "--epochs", "1", "--validation", "0", "--json")).Succeeded().Json[^1];
        Assert.Equal(Math.Log(3), done.GetProperty("train_loss").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task A_wanted_loss_ends_training()
    {
        var done = (await RunAsync("train", "xor", "--epochs", "50", "--stop-at-loss", "100", "--json")).Succeeded().Json[^1];
        Assert.Equal(("loss_reached", 1), (done.GetProperty("stopped").GetString(), done.GetProperty("epochs").GetInt32()));
    }

    [Fact]
    public async Task Patience_ends_training_that_no_longer_improves()
    {
        Write("flowers.csv", SmallData.Flowers());
        var outcome = (await RunAsync("train", "flowers.csv", "--epochs", "50", "--learning-rate", "0", "--patience", "2")).Succeeded();
        Assert.Contains("stopped after epoch 3: validation no longer improves; best weights restored", outcome.Lines);
    }

    [Fact]
    public async Task Two_classes_may_be_told_by_one_output()
    {
        Write("birds.csv", SmallData.Birds());
        string[] training = ["train", "birds.csv", "--target", "species", "--missing", "drop", "--layers", "linear 4, relu, linear 1", "--epochs", "2", "--out", "run", "--overwrite"];
        (await RunAsync([.. training, "--loss", "binary_cross_entropy"])).Succeeded();
        (await RunAsync(training)).Succeeded();
        var predicted = (await RunAsync("predict", "run", "birds.csv")).Succeeded();
        Assert.EndsWith(",predicted_species,probability_Gentoo", predicted.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clipping_is_told_and_saved_with_the_model()
    {
        Write("flowers.csv", SmallData.Flowers());
        string[] training = ["train", "flowers.csv", "--epochs", "1", "--optimizer", "sgd", "--learning-rate", "0.1"];
        Assert.Contains("training   sgd, learning rate 0.1, clip norm 0.5, ", (await RunAsync([.. training, "--clip-norm", "0.5", "--out", "run"])).Succeeded().Output, StringComparison.Ordinal);
        Assert.EndsWith("optimizer sgd, learning rate 0.1, clip norm 0.5", (await RunAsync("summary", "run")).Succeeded().Lines[0], StringComparison.Ordinal);
        var start = (await RunAsync([.. training, "--clip-value", "0.25", "--json"])).Succeeded().Json[0];
        Assert.Equal(0.25, start.GetProperty("clip").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task What_is_frozen_is_told_and_saved_with_the_model()
    {
        string[] training = ["train", "xor", "--epochs", "1", "--layers", "linear 4, tanh, linear 2", "--optimizer", "sgd 0.1"];
        var output = (await RunAsync([.. training, "--freeze", "0.*", "--freeze", "2.bias", "--out", "run"])).Succeeded().Output;
        Assert.Contains("training   sgd, learning rate 0.1, frozen 0.*, frozen 2.bias, ", output, StringComparison.Ordinal);
        Assert.Contains("optimizer sgd, learning rate 0.1, frozen 0.*, frozen", (await RunAsync("summary", "run")).Succeeded().Lines[0], StringComparison.Ordinal);
        var start = (await RunAsync([.. training, "--freeze", "0.*", "--json"])).Succeeded().Json[0];
        Assert.False(start.GetProperty("trainable").GetProperty("0.*").GetBoolean());
        Assert.Equal(
            "command line, --freeze: the pattern \"1.*\" matches no parameter; there are 0.weight, 0.bias, 2.weight, 2.bias",
            (await RunAsync([.. training, "--freeze", "1.*"])).Failure(2));
    }

    [Fact]
    public async Task A_doubled_softmax_is_warned_of()
    {
        string[] training = ["train", "xor", "--epochs", "1", "--layers", "linear 2, softmax"];
        var warning = (await RunAsync([.. training, "--json"])).Succeeded().Json[0].GetProperty("warning").GetString();
        Assert.Contains("no class can reach a probability above 0.731", warning, StringComparison.Ordinal);
        Assert.Contains($" warning {warning} ", string.Join(' ', (await RunAsync(training)).Succeeded().Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
