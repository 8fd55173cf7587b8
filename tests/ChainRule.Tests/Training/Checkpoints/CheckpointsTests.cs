using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Tests.Formats;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class CheckpointsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_newest_are_kept()
    {
        await RunAsync(5);
        Assert.Equal(["epoch-00003-sample-0000000.safetensors", "epoch-00004-sample-0000000.safetensors", "epoch-00005-sample-0000000.safetensors"], Names());
    }

    // An epoch is 4 steps of 4, 4, 4 and 5 pictures.
    [Fact]
    public async Task Steps_are_counted_from_the_first_and_the_end_is_saved_too()
    {
        await RunAsync(2, CheckpointInterval.OfSteps(3));
        Assert.Equal(["epoch-00000-sample-0000012.safetensors", "epoch-00001-sample-0000008.safetensors", "epoch-00002-sample-0000000.safetensors"], Names());
    }

    [Fact]
    public async Task Where_the_time_is_not_over_only_the_end_is_saved()
    {
        await RunAsync(2, CheckpointInterval.OfTime(TimeSpan.FromHours(1)));
        Assert.Equal(["epoch-00002-sample-0000000.safetensors"], Names());
    }

    [Fact]
    public async Task A_training_that_is_cancelled_is_saved_where_it_is()
    {
        using var source = new CancellationTokenSource();
        var whole = SavedTraining.New(new Adam(), 1);
        await whole.RunAsync(epochs: 2);
        var stopping = SavedTraining.New(new Adam(), 1, new CancelAt(6, source), new Checkpoints(_folder.Path, CheckpointInterval.OfEpochs(10)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopping.RunAsync(epochs: 2, cancellation: source.Token));
        Assert.Equal(["epoch-00001-sample-0000008.safetensors"], Names());
        var resumed = SavedTraining.New(new Adam(), 1);
        await resumed.RunAsync(epochs: 2, Checkpoint.Newest(_folder.Path));
        SavedTraining.AssertSame(whole.State(), resumed.State());
    }

    [Fact]
    public async Task Nothing_is_saved_after_numbers_stopped_being_finite()
    {
        var data = new Dataset(Some.Tensor([8, 2], DType.Float32), Some.Tensor([8, 1], DType.Float32, 2));
        var rate = new RateAt(epoch: 3, rate: 1e30);
        var trainer = new Trainer(new Linear(2, 1), new MeanSquaredError(), new Sgd(0.1)) { BatchSize = 2, Callbacks = [rate, new Checkpoints(_folder.Path, CheckpointInterval.OfSteps(1)) { Keep = 100 }] };
        await Assert.ThrowsAsync<DivergedException>(async () =>
        {
            await foreach (var _ in trainer.FitAsync(data, epochs: 5))
                continue;
        });
        foreach (var name in Names())
            Assert.All(Checkpoint.Read(_folder.File(name)).State.Tensors.Where(tensor => tensor.Name.StartsWith("model.", StringComparison.Ordinal)), tensor => Assert.All(tensor.Tensor.ToDoubles(), number => Assert.True(double.IsFinite(number))));
        Assert.InRange(Checkpoint.Newest(_folder.Path)!.State.EpochsDone, 2, 2);
    }

    [Fact]
    public async Task Checkpoints_of_another_training_are_not_mixed_with_new_ones()
    {
        await RunAsync(2);
        var before = Names();
        var fault = await Assert.ThrowsAsync<CallbackException>(() => RunAsync(1));
        Assert.Equal($"Checkpoints failed before training: {_folder.Path}: the folder has checkpoints of another training; start from Checkpoint.Newest, or name another folder", fault.Message);
        Assert.Equal(before, Names());
    }

    [Fact]
    public async Task What_lies_beyond_the_state_that_a_fit_started_from_goes_with_the_next_checkpoint()
    {
        await RunAsync(3);
        await SavedTraining.New(new Adam(), 1, new Checkpoints(_folder.Path) { Keep = 9 }).RunAsync(epochs: 2, Checkpoint.Read(_folder.File("epoch-00001-sample-0000000.safetensors")));
        Assert.Equal(["epoch-00001-sample-0000000.safetensors", "epoch-00002-sample-0000000.safetensors"], Names());
    }

    [Fact]
    public async Task A_second_fit_adds_to_the_checkpoints_of_the_first()
    {
        var trainer = SavedTraining.New(new Adam(), 1, new Checkpoints(_folder.Path));
        await trainer.RunAsync(epochs: 1);
        await trainer.RunAsync(epochs: 1);
        Assert.Equal(["epoch-00001-sample-0000000.safetensors", "epoch-00002-sample-0000000.safetensors"], Names());
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_removed()
    {
        _folder.Write(".epoch-00001-sample-0000000.safetensors.x.partial", "half");
        await RunAsync(1);
        Assert.Equal(["epoch-00001-sample-0000000.safetensors"], Names());
    }

    [Fact]
    public async Task Whatever_call_fails_an_older_checkpoint_stays_whole_and_nothing_half_written_stays()
    {
        for (var call = 1; ; call++)
        {
            using var folder = new TemporaryFolder();
            await SavedTraining.New(new Adam(), 1, new Checkpoints(folder.Path)).RunAsync(epochs: 1);
            var failing = new FailingFiles(call);
            var training = SavedTraining.New(new Adam(), 1, new Checkpoints(folder.Path) { Keep = 1, Files = failing }).RunAsync(epochs: 2, Checkpoint.Newest(folder.Path));
            if (await Record.ExceptionAsync(() => training) is not { } fault)
            {
                // Creating, writing some tensors, flushing, moving, flushing the folder and removing the older one had each failed.
                Assert.False(failing.HasFailed);
                Assert.InRange(call, 20, 200);
                return;
            }

            var path = Regex($"{folder.Path}{Path.DirectorySeparatorChar}epoch-00002-sample-0000000.safetensors");
            Assert.Matches($"^Checkpoints failed after an epoch: ({path}: the checkpoint cannot be saved|{Regex(folder.Path)}: older checkpoints cannot be removed): the disk is full$", fault.Message);
            Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), entry => entry.EndsWith(".partial", StringComparison.Ordinal));
            Assert.Equal(1, Checkpoint.Read(folder.File("epoch-00001-sample-0000000.safetensors")).State.EpochsDone);
            Assert.Empty(Checkpoint.Newest(folder.Path)!.Skipped);
        }

        static string Regex(string text) => System.Text.RegularExpressions.Regex.Escape(text);
    }

    [Fact]
    public void Names_that_every_checkpoint_has_are_refused() =>
        Assert.StartsWith("Every checkpoint has its own \"format\"", Assert.Throws<ArgumentException>(() => new Checkpoints("x") { Metadata = new Dictionary<string, string> { ["format"] = "mine" } }).Message, StringComparison.Ordinal);

    [Fact]
    public void Intervals_that_never_come_are_refused()
    {
        Assert.Throws<SettingException>(() => CheckpointInterval.OfEpochs(0));
        Assert.Throws<SettingException>(() => CheckpointInterval.OfSteps(0));
        Assert.Throws<SettingException>(() => CheckpointInterval.OfTime(TimeSpan.Zero));
        Assert.Throws<SettingException>(() => new Checkpoints("x") { Keep = 0 });
    }

    private Task<List<EpochReport>> RunAsync(int epochs, CheckpointInterval? interval = null) =>
        SavedTraining.New(new Adam(), 1, new Checkpoints(_folder.Path, interval)).RunAsync(epochs);

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(entry => Path.GetFileName(entry)).Order()];

    /// <summary>Cancels after so many steps.</summary>
    private sealed class CancelAt(int step, CancellationTokenSource source) : ICallback
    {
        public void AfterStep(TrainingRun run)
        {
            if (run.Optimizer.StepCount == step)
                source.Cancel();
        }
    }

    /// <summary>Sets the learning rate for one epoch.</summary>
    private sealed class RateAt(int epoch, double rate) : ICallback
    {
        public void BeforeEpoch(TrainingRun run) => run.Optimizer.LearningRate = run.Epoch == epoch ? rate : run.Optimizer.LearningRate;
    }
}
