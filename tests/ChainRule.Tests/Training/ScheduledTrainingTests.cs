using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class ScheduledTrainingTests
{
    private static readonly Dataset Rows = new(Some.Tensor([8, 3], DType.Float32), Some.Tensor([8, 1], DType.Float32, 2));

    [Fact]
    public async Task A_rate_changes_between_epochs()
    {
        var (trainer, rates) = New(new Sgd(0.4) { Schedule = new StepSchedule(1, 0.5) });
        var reports = await All(trainer.FitAsync(Rows, epochs: 3));
        Assert.Equal([0.4, 0.4, 0.2, 0.2, 0.1, 0.1], rates.Seen);
        Assert.Equal([0.4, 0.2, 0.1], reports.Select(report => report.LearningRate));
        Assert.Equal(0.4, trainer.Optimizer.InitialLearningRate);
    }

    [Fact]
    public async Task Or_with_every_step()
    {
        var (trainer, rates) = New(new Sgd(0.4) { Schedule = new LinearSchedule(Each: TimeUnit.Step) });
        await All(trainer.FitAsync(Rows, epochs: 2));
        Near.Equal([0.4, 0.3, 0.2, 0.1], rates.Seen);
    }

    [Fact]
    public async Task A_schedule_without_a_length_lasts_for_the_fit()
    {
        var (trainer, rates) = New(new Sgd(0.4) { Schedule = new LinearSchedule() });
        await All(trainer.FitAsync(Rows, epochs: 4));
        Near.Equal([0.4, 0.4, 0.3, 0.3, 0.2, 0.2, 0.1, 0.1], rates.Seen);
    }

    [Fact]
    public async Task A_group_has_a_schedule_of_its_own()
    {
        var bias = new Sgd(0.1) { Schedule = new ExponentialSchedule(0.5) };
        var (trainer, rates) = New(new Sgd(0.4) { Groups = [new(["*.bias"], bias)] });
        await All(trainer.FitAsync(Rows, epochs: 3));
        Assert.Equal(0.4, rates.Seen[^1]);
        Assert.Equal(0.025, bias.LearningRate, 1e-15);
    }

    [Fact]
    public async Task On_a_plateau_the_rate_is_reduced()
    {
        // With a rate of 0 at first nothing is learnt, so the loss stays as it is.
        var (trainer, rates) = New(new Sgd(1e-30) { Schedule = new PlateauSchedule(0.5, Patience: 1) });
        await All(trainer.FitAsync(Rows, epochs: 6));
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25], rates.Seen.Where((_, i) => i % 2 == 0).Select(rate => rate / 1e-30));
        Assert.Equal(["callbacks.schedule.0.lowest_loss", "callbacks.schedule.0.epochs_since_lowest", "callbacks.schedule.0.cooldown", "callbacks.schedule.0.reductions"],
            trainer.State().Tensors.Select(tensor => tensor.Name).Where(name => name.StartsWith("callbacks.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rate_of_a_loop_of_ones_own_follows_by_a_call()
    {
        var optimizer = new Sgd(0.4) { Schedule = new StepSchedule(2, 0.5) { WarmUp = new(2, 0.25) } };
        Assert.Equal(0.1, optimizer.LearningRate);
        optimizer.Follow(new(4));
        Assert.Equal(0.2, optimizer.LearningRate);
        var still = new Sgd(0.4);
        still.Follow(new(4));
        Assert.Equal(0.4, still.LearningRate);
    }

    [Fact]
    public async Task An_explanation_of_the_next_step_tells_its_rate()
    {
        var (trainer, _) = New(new Sgd(0.4) { Schedule = new StepSchedule(2, 0.5) });
        await All(trainer.FitAsync(Rows, epochs: 2));
        var explanation = trainer.Explain(Rows, "0.weight[0,0]");
        const string Sentence = "By its schedule, after k = 2 epochs, the learning rate is η = η₀·γ^⌊k/s⌋ = 0.4·0.5^⌊2/2⌋ = 0.2.";
        Assert.Contains(Sentence, string.Join(' ', explanation.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(0.2, explanation.Given.Single(given => given.Quantity.ToString() == "η").Value);
    }

    private static (Trainer Trainer, Rates Rates) New(Optimizer optimizer)
    {
        var rates = new Rates();
        return (new(new Sequential(new Linear(3, 1)), new MeanSquaredError(), optimizer) { BatchSize = 4, Callbacks = [rates] }, rates);
    }

    private static async Task<List<EpochReport>> All(IAsyncEnumerable<EpochReport> epochs)
    {
        var reports = new List<EpochReport>();
        await foreach (var report in epochs)
            reports.Add(report);
        return reports;
    }

    private sealed class Rates : ICallback
    {
        public List<double> Seen { get; } = [];

        public void BeforeStep(TrainingRun run) => Seen.Add(run.Optimizer.LearningRate);
    }
}
