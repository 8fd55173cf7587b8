using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Tensors;

namespace ChainRule.Cli.Tests.Verbs;

/// <summary>Training that goes on from a model.</summary>
public sealed class FromTests(TrainedFlowers trained) : CommandTests
{
    private string[] From => ["--from", trained.Run];

    private Model Trained => Model.Open(Path.Combine(trained.Run, "model.safetensors"));

    private Model Saved => Model.Open(File("run/model.safetensors"));

    [Fact]
    public async Task It_begins_where_the_model_is_and_leaves_what_is_frozen()
    {
        var events = (await RunAsync(["train", trained.Data, .. From, "--validation", "0", "--epochs", "1", "--freeze", "0.*", "--freeze", "2.*", "--out", "run", "--json"])).Succeeded().Json;
        Assert.InRange(events[1].GetProperty("loss").GetDouble(), 0, 1.2 * trained.Training.Json[^1].GetProperty("train_loss").GetDouble());
        Assert.Equal(0.01, events[0].GetProperty("learning_rate").GetDouble());
        foreach (var (old, now) in Trained.Network.Parameters.Zip(Saved.Network.Parameters))
            Assert.Equal(now.IsFrozen, old.Tensor.ToDoubles().SequenceEqual(now.Tensor.ToDoubles()));
        Assert.Equal([true, true, true, true, false, false], Saved.Network.Parameters.Select(parameter => parameter.IsFrozen));
    }

    [Fact]
    public async Task Rows_are_prepared_as_the_model_learnt_them()
    {
        // Other rows have another mean: only the model's own preparation gives the inputs that it knows.
        Write("more.csv", string.Join('\n', SmallData.Flowers(90).Split('\n').Where((_, line) => line == 0 || line > 40)));
        (await RunAsync(["train", "more.csv", .. From, "--validation", "0", "--epochs", "1", "--learning-rate", "0.5", "--out", "run"])).Succeeded();
        Assert.Equal(Trained.Preparation, Saved.Preparation);
        Assert.Equal(Trained.Classes, Saved.Classes);
        Assert.Equal(0.5, Saved.Optimizer!.InitialLearningRate);
    }

    [Fact]
    public async Task Other_classes_need_a_new_head()
    {
        Write("birds.csv", SmallData.Flowers().Replace("red", "pink", StringComparison.Ordinal).Replace("7.6", "7.7", StringComparison.Ordinal) + "5,5,grey\n5,6,grey\n5,4,grey\n");
        Assert.EndsWith("the known classes are blue, green, red; correct the cells or remove the rows, or let --new-head draw the last layer anew for them", (await RunAsync(["train", "birds.csv", .. From])).Refusal(), StringComparison.Ordinal);
        (await RunAsync(["train", "birds.csv", .. From, "--new-head", "--validation", "0", "--freeze", "0.*", "--epochs", "1", "--out", "run"])).Succeeded();
        Assert.Equal(["blue", "green", "grey", "pink"], Saved.Classes!);
        Assert.Equal(new Shape(4, 32), Saved.Network.Parameters[^2].Shape);
        Assert.Equal(Trained.Network.Parameters[0].Tensor.ToDoubles(), Saved.Network.Parameters[0].Tensor.ToDoubles());
        Assert.Contains("accuracy", (await RunAsync("evaluate", "run", "birds.csv")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("encoder", 12, "head.weight")]
    [InlineData("mlp", 4, "6.weight")]
    public async Task An_imported_model_gets_a_new_head(string file, int inputs, string head)
    {
        (await RunAsync("import", Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "onnx", $"{file}.onnx"), "--out", "old.safetensors")).Succeeded();
        Write("rows.csv", Rows(inputs));
        (await RunAsync("train", "rows.csv", "--from", "old.safetensors", "--new-head", "--loss", "cross_entropy", "--epochs", "1", "--out", "run")).Succeeded();
        OnnxImport.Register();
        var old = Model.Open(File("old.safetensors")).Network.State;
        Assert.Equal(old.Select(parameter => parameter.Path), Saved.Network.State.Select(parameter => parameter.Path));
        Assert.Equal(5, Saved.Network.Parameters.Single(parameter => parameter.Path == head).Shape[0]);
    }

    [Fact]
    public async Task A_graph_that_does_not_end_with_a_linear_layer_has_no_head_to_draw()
    {
        (await RunAsync("import", Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "onnx", "masked_layer.onnx"), "--out", "old.safetensors")).Succeeded();
        Write("rows.csv", Rows(32));
        Assert.Equal("old.safetensors, layers[0]: the graph does not end with a linear layer; --new-head draws a linear layer anew: train another network", (await RunAsync("train", "rows.csv", "--from", "old.safetensors", "--new-head")).Refusal());
    }

    [Fact]
    public async Task A_table_gives_no_tokens()
    {
        (await RunAsync("import", Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "onnx", "tokens.onnx"), "--out", "old.safetensors")).Succeeded();
        Write("rows.csv", Rows(4));
        Assert.Equal("old.safetensors: the model takes whole numbers, such as tokens, and a table gives numbers with fractions; use it in a program, or run the ONNX file with chainrule run", (await RunAsync("train", "rows.csv", "--from", "old.safetensors", "--new-head")).Refusal());
    }

    [Fact]
    public async Task A_new_head_can_learn_numbers()
    {
        Write("weights.csv", string.Concat(SmallData.Flowers().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => $"{line},{(i == 0 ? "weight" : $"{i}.5")}\n")));
        Assert.Contains("numbers are predicted", (await RunAsync(["train", "weights.csv", .. From, "--new-head", "--target", "weight"])).Refusal(), StringComparison.Ordinal);
        (await RunAsync(["train", "weights.csv", .. From, "--new-head", "--target", "weight", "--loss", "mse", "--epochs", "1", "--out", "run"])).Succeeded();
        Assert.Equal(new Shape(1), Saved.Output);
        Assert.Null(Saved.Classes);
    }

    private static string Rows(int inputs) =>
        string.Join(',', Enumerable.Range(0, inputs).Select(i => $"x{i}")) + ",kind\n" + string.Concat(Enumerable.Range(0, 30).Select(row => string.Join(',', Enumerable.Range(0, inputs).Select(i => (row * 7 + i * 3) % 11)) + $",k{row % 5}\n"));

    [Fact]
    public async Task It_goes_on_after_an_interrupt_like_any_training()
    {
        (await RunAsync(["train", trained.Data, .. From, "--epochs", "2", "--out", "run"])).Succeeded();
        (await RunAsync("train", "--resume", "run", "--epochs", "4")).Succeeded();
        (await RunAsync(["train", trained.Data, .. From, "--epochs", "4", "--out", "whole"])).Succeeded();
        Assert.Equal(System.IO.File.ReadAllBytes(File("whole/model.safetensors")), System.IO.File.ReadAllBytes(File("run/model.safetensors")));
    }

    [Theory]
    [InlineData("--layers", "linear 3", "command line: --from and --layers both name a network; give one of them")]
    [InlineData("--network", "n.json", "command line: --from and --network both name a network; give one of them")]
    [InlineData("--target", "colour", "a trained model has its own columns and target; leave --target out, or train another network")]
    [InlineData("--missing", "drop", "a trained model has its own columns and target; leave --missing out, or train another network")]
    public async Task What_contradicts_the_model_is_refused(string option, string value, string message) =>
        Assert.EndsWith(message, (await RunAsync(["train", trained.Data, .. From, option, value])).Refusal(), StringComparison.Ordinal);

    [Fact]
    public async Task A_pattern_that_freezes_nothing_or_everything_is_refused_by_its_option()
    {
        Assert.StartsWith("command line, --freeze: the pattern \"9.*\" matches no parameter; there are 0.weight", (await RunAsync(["train", trained.Data, .. From, "--freeze", "9.*"])).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("command line, --freeze: the pattern \"9.*\" matches no parameter; there are 0.weight", (await RunAsync("train", trained.Data, "--freeze", "9.*")).Refusal(), StringComparison.Ordinal);
        Assert.Equal("command line, --freeze: no parameter is left to train; freeze fewer of them", (await RunAsync(["train", trained.Data, .. From, "--freeze", "*"])).Refusal());
    }

    [Fact]
    public async Task Data_of_another_kind_are_refused()
    {
        Assert.Equal($"digits: this is no table; {trained.Run} was trained on a table: name data like its training data", (await RunAsync(["train", "digits", .. From])).Refusal());
        Assert.Equal("command line, --from: --resume goes on with the settings of the run; leave it out; allowed are --checkpoint-every, --keep, --json, --epochs, --threads", (await RunAsync(["train", "--resume", trained.Run, .. From])).Refusal());
        Assert.Contains("--new-head needs --from", (await RunAsync("train", "digits", "--new-head")).Error, StringComparison.Ordinal);
        Write("none.safetensors", "nothing");
        (await RunAsync("train", "digits", "--from", "none.safetensors")).Refusal();
    }

    [Fact]
    public async Task Samples_of_another_shape_or_with_other_classes_are_refused()
    {
        (await RunAsync("train", "moons", "--epochs", "1", "--out", "points")).Succeeded();
        var refusal = (await RunAsync("train", "spirals", "--from", "points")).Refusal();
        Assert.StartsWith("spirals: the classes are first, second; the model's classes are upper, lower; --new-head draws the last layer anew", refusal, StringComparison.Ordinal);
        Assert.Equal("digits: samples have the shape [1, 28, 28]; points takes [2]", (await RunAsync("train", "digits", "--from", "points", "--new-head")).Refusal());
        (await RunAsync("train", "moons", "--from", "points", "--new-head", "--epochs", "1")).Succeeded();
    }
}
