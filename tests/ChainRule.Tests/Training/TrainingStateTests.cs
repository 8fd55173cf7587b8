using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tensors;
using ChainRule.Tests.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class TrainingStateTests
{
    private static readonly Dataset Pictures = new(Some.Tensor([17, 1, 6, 6], DType.Float32), Some.Indexes(17, 3));
    private static readonly Dataset Held = new(Some.Tensor([7, 1, 6, 6], DType.Float32, 5), Some.Indexes(7, 3));

    public static TheoryData<string> OptimizerNames => [.. TrainingStep.Optimizers.Keys, "averaged"];

    // An epoch is 4 steps of 4, 4, 4 and 5 pictures: 7 steps end in the middle of the second, 8 with it.
    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public async Task Seven_steps_and_five_are_twelve(string optimizer)
    {
        var twelve = await StateAfter(12, NewTrainer(optimizer));
        var seven = await StateAfter(7, NewTrainer(optimizer));
        Assert.Equal((1, 12), (seven.EpochsDone, seven.SamplesDone));
        AssertSame(twelve, await StateAfter(5, NewTrainer(optimizer), seven));
    }

    // Schedules count steps, but for one on a plateau; all have a length, since the fits of this test are cancelled.
    private static Dictionary<string, Schedule> Schedules { get; } = new()
    {
        ["constant"] = new ConstantSchedule(0.5, 30, TimeUnit.Step),
        ["step"] = new StepSchedule(3, 0.5, TimeUnit.Step),
        ["multi step"] = new MultiStepSchedule([2, 6, 9], 0.5, TimeUnit.Step),
        ["exponential"] = new ExponentialSchedule(0.9),
        ["polynomial"] = new PolynomialSchedule(2, 13, TimeUnit.Step),
        ["cosine"] = new CosineSchedule(12, 0.001, TimeUnit.Step) { WarmUp = new(3) },
        ["cosine restarts"] = new CosineRestartsSchedule(2, 2, Each: TimeUnit.Step),
        ["linear"] = new LinearSchedule(0.1, 1, 20, TimeUnit.Step),
        ["one cycle"] = new OneCycleSchedule(12),
        ["plateau"] = new PlateauSchedule(0.5, Patience: 0, Threshold: 0.5),
    };

    public static TheoryData<string> ScheduleNames => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public async Task Seven_steps_and_five_are_twelve_on_every_schedule(string schedule)
    {
        var whole = await StateAfter(12, New());
        var seven = await StateAfter(7, New());
        AssertSame(whole, await StateAfter(5, New(), seven));
        Assert.NotEqual(0.01, whole["optimizer.learning_rate"].Item());

        Trainer New() => NewTrainer("adam", schedule: Schedules[schedule]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task What_an_epoch_reports_is_the_same_too(int steps)
    {
        var whole = await Reports(NewTrainer("adam"), epochs: 4);
        var from = await StateAfter(steps, NewTrainer("adam"));
        var rest = await Reports(NewTrainer("adam"), epochs: 4 - (int)from.EpochsDone, from);
        Assert.Equal(whole.TakeLast(rest.Count).Select(Told), rest.Select(Told));
        Assert.Equal(4, rest[^1].Epoch);
    }

    [Fact]
    public async Task A_state_between_epochs_is_one_to_start_from()
    {
        TrainingState? second = null;
        var trainer = NewTrainer("adam");
        await foreach (var report in trainer.FitAsync(Pictures, Held, epochs: 5))
            second = report.Epoch == 2 ? trainer.State() : second;
        Assert.Equal((2, 0), (second!.EpochsDone, second.SamplesDone));
        var other = NewTrainer("adam");
        await Reports(other, epochs: 3, second);
        AssertSame(trainer.State(), other.State());
        Assert.Equal(5, other.EpochsDone);
    }

    // The rate is so large that validation soon gets worse, at other epochs than when patience begins anew.
    [Fact]
    public async Task Patience_and_the_best_weights_go_on()
    {
        var whole = NewTrainer("large", patience: 3);
        var stopped = (await Reports(whole, epochs: 60))[^1];
        Assert.Equal(nameof(EarlyStopping), stopped.StoppedBy?.Name);
        var from = await StateAfter((stopped.Epoch - 2) * 4 + 2, NewTrainer("large", patience: 3));
        Assert.Equal(1, from["callbacks.EarlyStopping.epochs_since_best"].Item());
        var other = NewTrainer("large", patience: 3);
        Assert.Equal(Told(stopped), Told((await Reports(other, epochs: 60, from))[^1]));
        AssertSame(whole.State(), other.State());
    }

    [Fact]
    public async Task The_best_weights_outlive_a_conversion_and_a_state_taken_after_it()
    {
        var trainer = NewTrainer("large", patience: 60);
        var best = new Dictionary<string, double[]>();
        await foreach (var report in trainer.FitAsync(Pictures, Held, epochs: 12))
        {
            if (report.Epoch != 8)
                continue;
            foreach (var (name, tensor) in trainer.State().Tensors.Where(named => named.Name.Contains(".best.", StringComparison.Ordinal)))
                best[name] = tensor.ToDoubles();
            trainer.Model.To(DType.Float64);
            var state = trainer.State();
            Assert.All(best, pair => Assert.Equal(DType.Float64, state[pair.Key].Type));
            Assert.All(best, pair => Assert.Equal(pair.Value, state[pair.Key].ToDoubles()));
        }

        Assert.Equal(trainer.Model.State.Count, best.Count);
    }

    [Fact]
    public async Task A_regression_goes_on_in_the_middle_of_an_epoch()
    {
        var data = new Dataset(Some.Tensor([10, 3], DType.Float32), Some.Tensor([10, 2], DType.Float32, 2));
        var whole = Told((await Reports(New(), data, epochs: 1))[0]);
        var other = New();
        Assert.Equal(whole, Told((await Reports(other, data, epochs: 1, await StateAfter(2, New(), data: data)))[0]));

        static Trainer New() => new(Initialized(new(new Linear(3, 4), new Tanh(), new Linear(4, 2))), new MeanSquaredError(), new RmsProp()) { BatchSize = 3, Callbacks = [new StopCheck()] };
    }

    [Fact]
    public async Task Every_number_has_a_name()
    {
        var state = await StateAfter(9, NewTrainer("groups", patience: 3));
        Assert.Equal(
            [
                "model.0.weight", "model.0.bias", "model.1.weight", "model.1.bias", "model.5.weight", "model.5.bias", "model.1.running_mean", "model.1.running_var", "model.3.key",
                "optimizer.learning_rate", "optimizer.steps", "optimizer.1.weight.m", "optimizer.1.weight.v", "optimizer.5.weight.m", "optimizer.5.weight.v",
                "optimizer.groups.0.learning_rate", "optimizer.groups.0.steps",
                "optimizer.groups.1.learning_rate", "optimizer.groups.1.steps", "optimizer.groups.1.1.bias.m", "optimizer.groups.1.1.bias.v", "optimizer.groups.1.5.bias.m", "optimizer.groups.1.5.bias.v",
                "trainer.epoch", "trainer.samples_done", "trainer.stopped_by", "trainer.tally.loss", "trainer.tally.count", "trainer.tally.confusion.counts", "callbacks.EarlyStopping.best_loss", "callbacks.EarlyStopping.epochs_since_best",
                .. ((string[])["0.weight", "0.bias", "1.weight", "1.bias", "5.weight", "5.bias", "1.running_mean", "1.running_var"]).Select(name => $"callbacks.EarlyStopping.best.{name}"),
            ],
            state.Tensors.Select(tensor => tensor.Name));
        Assert.Equal((9, 2, 4), (state["optimizer.steps"].Value(0), state["trainer.epoch"].Item(), state["trainer.samples_done"].Item()));
        Assert.Equal(9, state["model.3.key"].Value(1));
    }

    [Fact]
    public async Task A_state_is_a_copy()
    {
        var trainer = NewTrainer("adam");
        var state = trainer.State();
        var before = state["model.0.weight"].ToDoubles();
        await StateAfter(2, trainer);
        Assert.Equal(before, state["model.0.weight"].ToDoubles());
        Assert.NotEqual(before, trainer.Model.Parameters[0].Tensor.ToDoubles());
    }

    [Fact]
    public async Task A_state_of_another_training_is_refused_and_changes_nothing()
    {
        var trainer = NewTrainer("adam");
        var before = trainer.State();
        var state = await StateAfter(3, NewTrainer("adam"));
        await Refused("missing: optimizer.0.weight.m", await StateAfter(3, NewTrainer("sgd")));
        await Refused("unexpected: more", new([.. state.Tensors, new("more", new Tensor([1]))]));
        await Refused("model.0.weight is float32[4, 1], not float32[4, 1, 3, 3]", new(Replaced("model.0.weight", new Tensor([4, 1]))));
        await Refused("model.0.bias is float64[4], not float32[4]", new(Replaced("model.0.bias", new Tensor([4], DType.Float64))));
        await Refused("it is 18 samples into epoch 1, but an epoch has 17", new(Replaced("trainer.samples_done", Tensor.Scalar(18, DType.Int64))));
        AssertSame(before, trainer.State());

        IEnumerable<NamedTensor> Replaced(string name, Tensor tensor) => state.Tensors.Select(named => named.Name == name ? named with { Tensor = tensor } : named);

        async Task Refused(string message, TrainingState from) =>
            Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(() => Reports(trainer, epochs: 1, from))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fit_that_is_cancelled_in_an_epoch_can_be_gone_on_with_or_begun_again()
    {
        var trainer = NewTrainer("adam");
        var state = await StateAfter(6, trainer);
        Assert.Equal(1, trainer.EpochsDone);
        Assert.Equal(2, (await Reports(trainer, epochs: 1))[0].Epoch);
        Assert.Equal(10, trainer.Optimizer.StepCount);
        Assert.Equal(2, (await Reports(trainer, epochs: 1, state))[0].Epoch);
        Assert.Equal(8, trainer.Optimizer.StepCount);
    }

    private static Trainer NewTrainer(string optimizer, int? patience = null, Schedule? schedule = null)
    {
        var model = Initialized(new(
            new Conv2d(1, 4, 3, padding: 1),
            new BatchNorm2d(4),
            new Relu(),
            new Dropout(0.2),
            new GlobalAvgPool2d(),
            new Linear(4, 3)));
        var rule = optimizer switch
        {
            "large" => new Adam(0.3),
            _ when schedule is not null => new Adam(0.01) { Schedule = schedule },
            "averaged" => new Sgd(0.1, 0.9) { Links = [new AveragedGradients(model.Parameters)], Hooks = [new AveragedWeights(model.Parameters)] },
            _ => TrainingStep.Optimizers[optimizer](),
        };
        return new(model, new CrossEntropy(), rule)
        {
            BatchSize = 4,
            Seed = 3,
            Augmentation = new(new Shift(2), new Flip()),
            Device = new CpuDevice(2),
            Callbacks = patience is null ? [new StopCheck()] : [new EarlyStopping(patience.Value), new StopCheck()],
        };
    }

    private static Sequential Initialized(Sequential model)
    {
        model.Initialize(seed: 2);
        return model;
    }

    private static async Task<TrainingState> StateAfter(int steps, Trainer trainer, TrainingState? from = null, Dataset? data = null)
    {
        using var stop = new Stop(steps);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reports(trainer, data ?? Pictures, epochs: 100, from, stop.Token));
        return stop.State!;
    }

    private static Task<List<EpochReport>> Reports(Trainer trainer, int epochs, TrainingState? from = null) => Reports(trainer, Pictures, epochs, from);

    private static async Task<List<EpochReport>> Reports(Trainer trainer, Dataset data, int epochs, TrainingState? from = null, CancellationToken cancellation = default)
    {
        var reports = new List<EpochReport>();
        await foreach (var report in trainer.FitAsync(data, data == Pictures ? Held : null, epochs, from, cancellation: cancellation))
            reports.Add(report);
        return reports;
    }

    private static (int, double, double?, double?, string?) Told(EpochReport report) => (
        report.Epoch,
        report.Training.Loss,
        report.Training.Classification?.MacroF1 ?? report.Training.Regression!.RSquared,
        report.Validation?.Loss,
        report.StoppedBy?.Name);

    private static void AssertSame(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), actual.Tensors.Select(tensor => tensor.Name));
        foreach (var (name, tensor) in expected.Tensors)
            Assert.True(tensor.Bytes.SequenceEqual(actual[name].Bytes), $"{name}: {tensor} is not {actual[name]}.");
    }

    private sealed class StopCheck : ICallback
    {
        public void AfterStep(TrainingRun run) => Stop.Check(run.Trainer);
    }

    /// <summary>Takes the state after so many steps, and cancels.</summary>
    private sealed class Stop : IDisposable
    {
        private static readonly AsyncLocal<Stop?> Current = new();
        private readonly CancellationTokenSource _source = new();
        private int _left;

        public Stop(int steps) => (_left, Current.Value) = (steps, this);

        public CancellationToken Token => _source.Token;

        public TrainingState? State { get; private set; }

        public static void Check(Trainer trainer) => Current.Value?.CountDown(trainer);

        public void Dispose()
        {
            Current.Value = null;
            _source.Dispose();
        }

        private void CountDown(Trainer trainer)
        {
            if (--_left != 0)
                return;
            State = trainer.State();
            _source.Cancel();
        }
    }
}
