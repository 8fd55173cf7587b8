namespace ChainRule.Cli.Tests.Verbs;

public sealed class ScheduleTests : WithinProcessTests
{
    [Fact]
    public async Task A_schedule_is_told_at_the_beginning()
    {
        var outcome = (await RunAsync("train", "xor", "--epochs", "3", "--optimizer", "sgd 0.1", "--schedule", "step 10 0.5", "--warm-up", "2")).Succeeded();
        Assert.Contains(outcome.Unbroken, line => line.Contains("sgd, learning rate 0.1, schedule step: step size 10, gamma 0.5, warm-up length 2, batch", StringComparison.Ordinal));
        var start = (await RunAsync("train", "xor", "--epochs", "1", "--schedule", "cosine", "--json")).Succeeded().Json[0];
        Assert.Equal("""{"type":"cosine"}""", start.GetProperty("schedule").GetRawText());
    }

    [Fact]
    public async Task A_schedule_changes_what_is_learnt()
    {
        string[] command = ["train", "xor", "--epochs", "5", "--json"];
        var (still, falling) = ((await RunAsync(command)).Succeeded(), (await RunAsync([.. command, "--schedule", "exponential 0.5"])).Succeeded());
        Assert.NotEqual(Loss(still), Loss(falling));
        Assert.Equal(Loss(still), Loss((await RunAsync([.. command, "--schedule", "constant"])).Succeeded()));

        static double Loss(Outcome outcome) => outcome.Json[^1].GetProperty("train_loss").GetDouble();
    }

    [Theory]
    [InlineData("command line, schedule.type: \"fast\" is not a known type; known here: constant, cosine, cosine_restarts, exponential, linear, multi_step, one_cycle, plateau, polynomial, step", "fast")]
    [InlineData("command line, schedule.milestones: a list can only be given in a file; describe the network in one", "multi_step 3")]
    [InlineData("command line, schedule.gamma: 0 is out of range; write a number above 0", "step 10 0")]
    [InlineData("command line, schedule: \"plateau 1 2 3 4 5 6\" gives more values than plateau takes; it takes factor, patience, threshold, cooldown, minimum", "plateau 1 2 3 4 5 6")]
    public async Task A_wrong_schedule_is_refused(string message, string schedule) =>
        Assert.Equal(message, (await RunAsync("train", "xor", "--schedule", schedule)).Refusal());

    [Fact]
    public async Task A_learning_rate_is_found_and_nothing_is_trained()
    {
        var outcome = (await RunAsync("train", "moons", "--find-learning-rate")).Succeeded();
        Assert.Equal("loss by learning rate (mean of nine steps)", outcome.Lines[0]);
        Assert.Contains(outcome.Lines, line => line.Contains('•'));
        Assert.All(outcome.Lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Matches("^Train with --learning-rate [0-9.E-]+$", outcome.Lines[^1]);
        Assert.Empty(Entries());
    }

    [Fact]
    public async Task Its_pairs_are_printed_for_programs()
    {
        var lines = (await RunAsync("train", "moons", "--find-learning-rate", "--json")).Succeeded().Json;
        Assert.All(lines[..^1], line => Assert.Equal("rate", line.GetProperty("event").GetString()));
        Assert.Equal(1e-7, lines[0].GetProperty("learning_rate").GetDouble());
        Assert.Equal(lines[^1].GetProperty("least_loss_at").GetDouble() / 10, lines[^1].GetProperty("learning_rate").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Nothing_can_be_saved_of_it() =>
        Assert.Contains("--out and --find-learning-rate cannot be used together: finding a learning rate trains nothing", (await RunAsync("train", "xor", "--find-learning-rate", "--out", "run")).Error, StringComparison.Ordinal);
}
