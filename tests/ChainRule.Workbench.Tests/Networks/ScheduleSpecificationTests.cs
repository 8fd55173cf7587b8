using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

public sealed class ScheduleSpecificationTests
{
    private const string Known = "constant, cosine, cosine_restarts, exponential, linear, multi_step, one_cycle, plateau, polynomial, step";

    [Theory]
    [InlineData("""{"type":"constant","factor":0.5,"length":3}""")]
    [InlineData("""{"type":"step","step_size":10}""")]
    [InlineData("""{"type":"step","step_size":10,"gamma":0.5,"each":"step"}""")]
    [InlineData("""{"type":"multi_step","milestones":[3,7],"gamma":0.5}""")]
    [InlineData("""{"type":"exponential","gamma":0.9}""")]
    [InlineData("""{"type":"polynomial","power":2,"length":30}""")]
    [InlineData("""{"type":"cosine"}""")]
    [InlineData("""{"type":"cosine","length":30,"minimum":0.001,"warm_up":{"length":5,"start_factor":0.1}}""")]
    [InlineData("""{"type":"cosine_restarts","period":10,"multiplier":2}""")]
    [InlineData("""{"type":"linear","start_factor":0.5,"end_factor":0.1}""")]
    [InlineData("""{"type":"one_cycle","rising_share":0.4,"each":"epoch"}""")]
    [InlineData("""{"type":"plateau","factor":0.5,"patience":0,"cooldown":2,"warm_up":{"length":5}}""")]
    public void It_is_written_as_it_was_read_and_as_it_is_built(string schedule)
    {
        var network = NetworkText.Parse(File(schedule));
        Assert.Contains($"\"schedule\":{schedule}", network.Model.Specification.ToJson(), StringComparison.Ordinal);
        var described = NetworkSpecification.Of("n", [1], network.Model.Network, network.Model.Loss, network.Model.Optimizer);
        Assert.Equal(network.Model.Specification.Schedule, described.Schedule);
    }

    [Fact]
    public void A_group_has_the_schedule_of_the_whole_unless_it_has_its_own()
    {
        var network = NetworkText.Parse(File("""{"type": "step", "step_size": 3}""", """{"parameters": ["*.bias"], "schedule": {"type": "exponential", "gamma": 0.5}}, {"parameters": ["0.*"]}"""));
        Assert.Equal(new ExponentialSchedule(0.5), network.Model.Optimizer!.Groups[0].Optimizer.Schedule);
        Assert.Equal(new StepSchedule(3), network.Model.Optimizer.Groups[1].Optimizer.Schedule);
        Assert.Equal(network.Model.Specification.Optimizer, OptimizerSpecification.Of(network.Model.Optimizer));
        var still = new Sgd(0.1) { Schedule = new CosineSchedule(), Groups = [new(["0.*"], new Sgd(0.1))] };
        Assert.Contains("""{"parameters":["0.*"],"schedule":{"type":"constant"}}""", NetworkSpecification.Of("n", [1], new Sequential(new Linear(1, 1)), new MeanSquaredError(), still).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_go_over_the_file()
    {
        var network = NetworkText.Parse(File("""{"type": "cosine", "warm_up": {"length": 3, "start_factor": 0.1}}"""), options: new() { WarmUp = 7 });
        Assert.Equal(new CosineSchedule { WarmUp = new(7, 0.1) }, network.Model.Optimizer!.Schedule);
        network = NetworkText.Parse(File("""{"type": "cosine"}"""), options: new() { Schedule = "step 10 0.5 each=step", WarmUp = 2 });
        Assert.Equal(new StepSchedule(10, 0.5, TimeUnit.Step) { WarmUp = new(2) }, network.Model.Optimizer!.Schedule);
        Assert.Equal("sgd, learning rate 0.1, schedule step: step size 10, gamma 0.5, each step, warm-up length 2", network.Model.OptimizerText());
        Assert.Equal(new ConstantSchedule { WarmUp = new(4) }, NetworkText.Parse(File(null), options: new() { WarmUp = 4 }).Model.Optimizer!.Schedule);
    }

    [Theory]
    [InlineData("""{"type": "cosign"}""", "net.json, schedule.type: \"cosign\" is not a known type; known here: " + Known)]
    [InlineData("""{"type": "step"}""", "net.json, schedule: \"step_size\" is missing")]
    [InlineData("""{"type": "step", "step_size": 0}""", "net.json, schedule.step_size: 0 is out of range; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "step", "step_size": 1, "gamma": 0}""", "net.json, schedule.gamma: 0 is out of range; write a number above 0")]
    [InlineData("""{"type": "cosine", "length": 0}""", "net.json, schedule.length: 0 is out of range; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "cosine", "T_max": 3}""", "net.json, schedule.T_max: the key is unknown; known here: type, length, minimum, each, warm_up")]
    [InlineData("""{"type": "cosine", "each": "week"}""", "net.json, schedule.each: \"week\" is not a unit of time; write \"epoch\" or \"step\"")]
    [InlineData("""{"type": "cosine", "warm_up": {"length": -1}}""", "net.json, schedule.warm_up.length: -1 is out of range; write a whole number from 1 to 1000000")]
    [InlineData("""{"type": "cosine", "warm_up": 3}""", "net.json, schedule.warm_up: 3 is not an object; write one in braces")]
    [InlineData("""{"type": "plateau", "each": "step"}""", "net.json, schedule.each: the key is unknown; known here: type, factor, patience, threshold, cooldown, minimum, warm_up")]
    [InlineData("""{"type": "multi_step", "milestones": [3, 0]}""", "net.json, schedule.milestones[1]: 0 is out of range; write a number above 0")]
    public void A_wrong_one_is_refused(string schedule, string message) => Assert.Equal(message, NetworkText.Refusal(File(schedule)));

    [Fact]
    public void One_without_anything_to_schedule_is_refused()
    {
        Assert.Equal(
            "net.json, schedule: there is no optimizer whose learning rate could follow it; add \"optimizer\", or leave schedule out",
            NetworkText.Refusal("""{"input": [1], "layers": [{"type": "linear", "out_features": 1}], "loss": "mse", "schedule": {"type": "cosine"}}"""));
        Assert.Equal(
            "net.json, optimizer.groups[0].schedule: all parameters of the group are frozen, so there is no learning rate to change; leave it out, or train some of them",
            NetworkText.Refusal(File(null, """{"parameters": ["*.bias"], "schedule": {"type": "cosine"}}""").Replace("\"loss\"", "\"trainable\": {\"*.bias\": false}, \"loss\"", StringComparison.Ordinal)));
        Assert.Equal($"command line, schedule.type: \"fast\" is not a known type; known here: {Known}", Assert.Throws<InputException>(() => NetworkText.Parse(File(null), options: new() { Schedule = "fast" })).Message);
    }

    [Fact]
    public void A_later_step_is_explained_with_its_rate()
    {
        var network = NetworkText.Parse(File("""{"type": "step", "step_size": 10, "gamma": 0.5}"""));
        var explanation = ExplainedNetwork.Of(network, ["0.weight[0,0]"], step: 13);
        Assert.Equal(0.05, explanation.Given.Single(given => given.Quantity.ToString() == "η").Value);
        var text = string.Join(' ', explanation.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("By its schedule, after k = 12 epochs, the learning rate is η = η₀·γ^⌊k/s⌋ = 0.1·0.5^⌊12/10⌋ = 0.05.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_step_of_a_warm_up_is_smaller()
    {
        var report = GradientsReport.Of(NetworkText.Parse(File("""{"type": "cosine", "warm_up": {"length": 4, "start_factor": 0.25}}""")));
        var whole = GradientsReport.Of(NetworkText.Parse(File(null)));
        Assert.Equal(0.25 * (whole.Updated![0].Value.Item() - 0.5), report.Updated![0].Value.Item() - 0.5, 1e-12);
    }

    [Fact]
    public void Every_schedule_of_the_library_is_known_by_its_name() => Assert.Equal(Known, string.Join(", ", PartCatalog.Schedules.Names));

    private static string File(string? schedule, string? groups = null)
    {
        var (written, grouped) = (schedule is null ? "" : $"\"schedule\": {schedule},", groups is null ? "" : $", \"groups\": [{groups}]");
        return $$"""
            {"input": [1], "layers": [{"type": "linear", "out_features": 1}], "loss": "mse", {{written}}
             "optimizer": {"type": "sgd", "learning_rate": 0.1{{grouped}} }, "parameters": {"0.weight": [[0.5]], "0.bias": [0]}, "batch": {"input": [[1]], "target": [[2]]} }
            """;
    }
}
