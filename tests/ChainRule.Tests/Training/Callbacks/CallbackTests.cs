using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training.Callbacks;

public sealed class CallbackTests
{
    private static readonly Dataset Data = new(Some.Tensor([10, 3], DType.Float32), Some.Indexes(10, 2));

    [Fact]
    public async Task All_moments_come_in_order()
    {
        var diary = new Diary();
        await Fit(epochs: 2, diary);
        string[] epoch = ["before epoch", "before step 1", "after step 1", "before step 2", "after step 2", "before step 3", "after step 3", "after epoch"];
        Assert.Equal(["before training", .. epoch, .. epoch, "after training, complete"], diary.Lines);
    }

    [Theory]
    [InlineData(10, 4, 3)]
    [InlineData(9, 4, 2)]
    [InlineData(8, 4, 2)]
    [InlineData(1, 4, 1)]
    [InlineData(3, 1, 3)]
    [InlineData(5, 64, 1)]
    public async Task The_steps_of_an_epoch_are_known_before(int samples, int batch, int steps)
    {
        var diary = new Diary();
        var trainer = new Trainer(new Linear(3, 2), new CrossEntropy(), new Sgd(0.1)) { BatchSize = batch, Callbacks = [diary] };
        await foreach (var report in trainer.FitAsync(new Dataset(Data.Inputs.Rows(0, samples), Data.Targets.Rows(0, samples)), epochs: 1))
            Assert.Equal(0.1, report.LearningRate, 1e-9);
        Assert.Equal(steps, diary.Run!.StepsPerEpoch);
        Assert.Equal(steps, diary.Run.Step);
    }

    [Fact]
    public async Task A_batch_can_be_changed_before_its_step()
    {
        var (silent, changed) = (new Linear(3, 2), new Linear(3, 2));
        await Fit(silent, epochs: 1, new Diary());
        await Fit(changed, epochs: 1, new Doing { BeforeStep = run => run.Batch[0].Span<float>().Clear() });
        Assert.NotEqual(silent.Parameters[0].Tensor.ToDoubles(), changed.Parameters[0].Tensor.ToDoubles());

        // Without inputs a weight has no gradient.
        var untouched = new Linear(3, 2);
        Assert.Equal(untouched.Parameters[0].Tensor.ToDoubles(), changed.Parameters[0].Tensor.ToDoubles());
    }

    [Fact]
    public async Task The_learning_rate_can_be_changed()
    {
        var model = new Linear(3, 2);
        await Fit(model, epochs: 3, new Doing { BeforeStep = run => run.Optimizer.LearningRate = 0 });
        Assert.Equal(new Linear(3, 2).Parameters[0].Tensor.ToDoubles(), model.Parameters[0].Tensor.ToDoubles());
    }

    [Fact]
    public async Task The_first_that_stops_is_named()
    {
        Doing first = new(), second = new();
        second.AfterStep = run => run.Stop(second);
        first.AfterEpoch = run => run.Stop(first);
        var reports = await Fit(epochs: 5, first, second);
        Assert.Same(second, Assert.Single(reports).StoppedBy);
    }

    [Fact]
    public async Task Only_callbacks_of_the_trainer_can_stop_it()
    {
        var fault = await Assert.ThrowsAsync<CallbackException>(() => Fit(epochs: 1, new Doing { AfterStep = run => run.Stop(new StopAtLoss(1)) }));
        Assert.StartsWith("StopAtLoss is not one of the trainer's callbacks.", fault.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_names_its_callback_and_reaches_the_others()
    {
        var diary = new Diary();
        var faulty = new Doing { AfterStep = run => throw new FormatException("no such place") };
        var fault = await Assert.ThrowsAsync<CallbackException>(() => Fit(epochs: 1, faulty, diary));
        Assert.Equal("Doing failed after a step: no such place", fault.Message);
        Assert.IsType<FormatException>(fault.InnerException);
        Assert.Equal("after training, failed", diary.Lines[^1]);
        Assert.Same(fault, diary.Run!.Fault);
    }

    [Fact]
    public async Task After_training_all_are_called_even_if_one_fails()
    {
        var diary = new Diary();
        await Assert.ThrowsAsync<CallbackException>(() => Fit(epochs: 1, new Doing { AfterTraining = run => throw new FormatException() }, diary));
        Assert.Equal("after training, complete", diary.Lines[^1]);
    }

    [Fact]
    public async Task A_cancelled_training_says_so()
    {
        using var source = new CancellationTokenSource();
        var diary = new Diary();
        var trainer = New(new Linear(3, 2), new Doing { AfterStep = run => source.Cancel() }, diary);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(trainer.FitAsync(Data, cancellation: source.Token)));
        Assert.Equal(["before training", "before epoch", "before step 1", "after step 1", "after training, failed"], diary.Lines);
        Assert.IsAssignableFrom<OperationCanceledException>(diary.Run!.Fault);
    }

    [Fact]
    public async Task What_fails_after_a_cancelled_training_is_reported()
    {
        using var source = new CancellationTokenSource();
        var trainer = New(new Linear(3, 2), new Doing { AfterStep = run => source.Cancel(), AfterTraining = run => throw new FormatException("no room") });
        var fault = await Assert.ThrowsAsync<CallbackException>(() => All(trainer.FitAsync(Data, cancellation: source.Token)));
        Assert.Equal("Doing failed after training: no room", fault.Message);
    }

    [Fact]
    public async Task Whoever_leaves_early_leaves_an_incomplete_training()
    {
        var diary = new Diary();
        await foreach (var report in New(new Linear(3, 2), diary).FitAsync(Data, epochs: 3))
            break;
        Assert.Equal("after training, failed", diary.Lines[^1]);
    }

    [Fact]
    public async Task What_callbacks_keep_has_their_names()
    {
        var trainer = New(new Linear(3, 2), new EarlyStopping(2), new EarlyStopping(3));
        await All(trainer.FitAsync(Data, Data, epochs: 2));
        Assert.Equal(
            ["callbacks.EarlyStopping.best_loss", "callbacks.EarlyStopping.1.best_loss"],
            trainer.State().Tensors.Select(tensor => tensor.Name).Where(name => name.EndsWith(".best_loss", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_step_is_observed_without_changing_anything()
    {
        StepObservation? observed = null;
        var model = new Sequential(new Linear(3, 4), new BatchNorm1d(4), new Tanh(), new Dropout(0.5), new Linear(4, 2));
        var watching = New(model, new Doing { AfterStep = run => observed = run.Observe() });
        var other = new Sequential(new Linear(3, 4), new BatchNorm1d(4), new Tanh(), new Dropout(0.5), new Linear(4, 2));
        var alone = New(other);
        await All(watching.FitAsync(Data, epochs: 3));
        await All(alone.FitAsync(Data, epochs: 3));
        Assert.All(watching.State().Tensors.Zip(alone.State().Tensors), pair => Assert.True(pair.First.Tensor.Bytes.SequenceEqual(pair.Second.Tensor.Bytes), pair.First.Name));
        Assert.Equal(model.Parameters, observed!.Gradients.Select(pair => pair.Parameter));
        Assert.All(observed.Gradients, pair => Assert.Equal(pair.Parameter.Shape, pair.Gradient.Shape));
        Assert.True(double.IsFinite(observed.Loss));
    }

    private static Trainer New(Layer model, params IReadOnlyList<ICallback> callbacks) =>
        new(model, new CrossEntropy(), new Sgd(0.1)) { BatchSize = 4, Callbacks = callbacks };

    private static Task<List<EpochReport>> Fit(int epochs, params IReadOnlyList<ICallback> callbacks) => Fit(new Linear(3, 2), epochs, callbacks);

    private static Task<List<EpochReport>> Fit(Layer model, int epochs, params IReadOnlyList<ICallback> callbacks) => All(New(model, callbacks).FitAsync(Data, epochs: epochs));

    private static async Task<List<EpochReport>> All(IAsyncEnumerable<EpochReport> reports)
    {
        var list = new List<EpochReport>();
        await foreach (var report in reports)
            list.Add(report);
        return list;
    }

    private sealed class Diary : ICallback
    {
        public List<string> Lines { get; } = [];

        public TrainingRun? Run { get; private set; }

        public void BeforeTraining(TrainingRun run)
        {
            Run = run;
            Lines.Add("before training");
        }

        public void BeforeEpoch(TrainingRun run) => Lines.Add("before epoch");

        public void BeforeStep(TrainingRun run) => Lines.Add($"before step {run.Step}");

        public void AfterStep(TrainingRun run) => Lines.Add($"after step {run.Step}");

        public void AfterEpoch(TrainingRun run)
        {
            Assert.Equal(run.Epoch, run.Report!.Epoch);
            Lines.Add("after epoch");
        }

        public void AfterTraining(TrainingRun run) => Lines.Add(run.IsComplete ? "after training, complete" : "after training, failed");
    }

    private sealed class Doing : ICallback
    {
        public Action<TrainingRun>? BeforeStep { get; set; }

        public Action<TrainingRun>? AfterStep { get; set; }

        public Action<TrainingRun>? AfterEpoch { get; set; }

        public Action<TrainingRun>? AfterTraining { get; set; }

        void ICallback.BeforeStep(TrainingRun run) => BeforeStep?.Invoke(run);

        void ICallback.AfterStep(TrainingRun run) => AfterStep?.Invoke(run);

        void ICallback.AfterEpoch(TrainingRun run) => AfterEpoch?.Invoke(run);

        void ICallback.AfterTraining(TrainingRun run) => AfterTraining?.Invoke(run);
    }
}
