using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class ResumedTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> OptimizerNames => [.. TrainingStep.Optimizers.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public async Task From_every_step_and_on_any_number_of_threads_it_is_the_training_that_was_not_interrupted(string optimizer)
    {
        var whole = SavedTraining.New(TrainingStep.Optimizers[optimizer](), 1, new EarlyStopping(2), new Checkpoints(_folder.Path, CheckpointInterval.OfSteps(1)) { Keep = 100 });
        var reports = await whole.RunAsync(epochs: 3);
        var files = Directory.GetFiles(_folder.Path).Order().ToArray();

        // Twelve steps, and three epochs after their validation.
        Assert.Equal(13, files.Length);
        foreach (var (i, file) in files.Index())
        {
            var checkpoint = Checkpoint.Read(file);
            var resumed = SavedTraining.New(TrainingStep.Optimizers[optimizer](), 1 + i % 3, new EarlyStopping(2), new Checkpoints(_folder.File($"resumed {i}")));
            var rest = await resumed.RunAsync(epochs: 3, checkpoint);
            SavedTraining.AssertSame(whole.State(), resumed.State());
            Assert.Equal(reports.TakeLast(rest.Count).Select(report => (report.Epoch, report.Training.Loss, report.Validation!.Loss)), rest.Select(report => (report.Epoch, report.Training.Loss, report.Validation!.Loss)));
        }
    }

    [Fact]
    public async Task A_regression_goes_on_in_the_middle_of_an_epoch()
    {
        var data = new Dataset(Some.Tensor([10, 3], DType.Float32), Some.Tensor([10, 2], DType.Float32, 2));
        var whole = New();
        await foreach (var _ in whole.FitAsync(data, epochs: 2))
            continue;
        var checkpoint = Checkpoint.Read(_folder.File("epoch-00001-sample-0000006.safetensors"));
        var resumed = New();
        await foreach (var _ in resumed.FitAsync(data, epochs: 1, from: checkpoint.State))
            continue;
        SavedTraining.AssertSame(whole.State(), resumed.State());

        Trainer New()
        {
            var model = new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2));
            model.Initialize(seed: 2);
            return new(model, new MeanSquaredError(), new RmsProp()) { BatchSize = 3, Callbacks = [new Checkpoints(_folder.Path, CheckpointInterval.OfSteps(1)) { Keep = 100 }] };
        }
    }

    [Fact]
    public async Task What_stopped_a_training_is_saved_with_it()
    {
        var whole = New();
        var last = (await whole.RunAsync(epochs: 60))[^1];
        Assert.IsType<EarlyStopping>(last.StoppedBy);
        Assert.InRange(last.Epoch, 3, 59);
        var checkpoint = Checkpoint.Newest(_folder.Path)!;
        Assert.Equal((last.Epoch, true), (checkpoint.State.EpochsDone, checkpoint.State.IsStopped));

        // The checkpoint is of the training, not of the best weights, which are restored at the end.
        Assert.False(checkpoint.State["model.5.weight"].Bytes.SequenceEqual(whole.State()["model.5.weight"].Bytes));
        var resumed = New();
        Assert.Empty(await resumed.RunAsync(epochs: 60, checkpoint));
        Assert.IsType<EarlyStopping>(resumed.StoppedBy);
        SavedTraining.AssertSame(whole.State(), resumed.State());

        Trainer New() => SavedTraining.New(new Adam(0.3), 2, new EarlyStopping(3), new Checkpoints(_folder.Path));
    }

    // The state is that after the last step of the second epoch, before its validation.
    [Fact]
    public async Task The_last_step_before_a_checkpoint_can_be_observed_after_it()
    {
        var (seen, seenAgain) = (new Observer(), new Observer());
        await SavedTraining.New(new Adam(), 2, seen, new Checkpoints(_folder.Path, CheckpointInterval.OfSteps(4)) { Keep = 9 }).RunAsync(epochs: 2);
        await SavedTraining.New(new Adam(), 2, seenAgain).RunAsync(epochs: 2, Checkpoint.Read(_folder.File("epoch-00001-sample-0000017.safetensors")));
        Assert.Equal(seen.Losses[1..], seenAgain.Losses);
        Assert.Equal((4, 5), (seenAgain.Step, seenAgain.Rows));
    }

    [Fact]
    public async Task Saving_whenever_some_time_has_passed_changes_no_bit()
    {
        var alone = SavedTraining.New(new Adam(), 2);
        await alone.RunAsync(epochs: 3);
        var saved = SavedTraining.New(new Adam(), 2, new Checkpoints(_folder.Path, CheckpointInterval.OfTime(TimeSpan.FromTicks(1))));
        await saved.RunAsync(epochs: 3);
        SavedTraining.AssertSame(alone.State(), saved.State());
        SavedTraining.AssertSame(alone.State(), Checkpoint.Newest(_folder.Path)!.State);
    }

    private sealed class Observer : ICallback
    {
        public List<double> Losses { get; } = [];

        public int Step { get; private set; }

        public int Rows { get; private set; }

        public void AfterEpoch(TrainingRun run)
        {
            Losses.Add(run.Observe().Loss);
            (Step, Rows) = (run.Step, run.Rows.Length);
        }
    }
}
