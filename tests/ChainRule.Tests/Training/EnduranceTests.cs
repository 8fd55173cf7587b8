using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

/// <summary>In short what bench/endurance does at length.</summary>
public sealed class EnduranceTests
{
    private static readonly Dataset Data = new(Some.Tensor([64, 3], DType.Float32), Some.Indexes(64, 2));

    [Fact]
    public async Task Later_epochs_allocate_no_more_than_earlier_ones()
    {
        var allocated = new AllocatedByEpoch();
        var trainer = NewTrainer(new Adam(1e-3), allocated);
        await Fit(trainer, epochs: 400);
        Assert.Equal(400 * 16, trainer.Optimizer.StepCount);
        Assert.InRange(allocated.Smallest(last: 100), 0, allocated.Smallest(last: 300) + 64);
    }

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(1_000_000_000_000_000)]
    public async Task Step_counts_have_room(long steps)
    {
        foreach (var (name, optimizer) in TrainingStep.Optimizers)
        {
            var trainer = NewTrainer(optimizer());
            await Fit(trainer, epochs: 1);
            var state = trainer.State();
            state["optimizer.steps"].Span<long>()[0] = steps;
            await Fit(trainer, epochs: 1, state);
            Assert.Equal(steps + 16, trainer.Optimizer.StepCount);
            Assert.All(trainer.State().Tensors, named => Assert.True(named.Tensor.ToDoubles().All(double.IsFinite), $"{name}: {named.Name}"));
        }
    }

    // 1 − βᵏ is 1 by then: w ← w − η · m / (√v + ε)
    [Fact]
    public async Task Adam_corrects_nothing_after_many_steps()
    {
        var last = new LastStep();
        var trainer = NewTrainer(new Adam(1e-3), last);
        await Fit(trainer, epochs: 1);
        var state = trainer.State();
        state["optimizer.steps"].Span<long>()[0] = 1_000_000;
        await Fit(trainer, epochs: 1, state);
        var (w, m, v) = (trainer.State()["model.0.weight"], trainer.State()["optimizer.0.weight.m"], trainer.State()["optimizer.0.weight.v"]);
        for (var i = 0; i < w.Count; i++)
            Assert.Equal(last.Weight![i] - 1e-3 * m.Value(i) / (Math.Sqrt(v.Value(i)) + 1e-8), w.Value(i), 1e-6);
    }

    [Fact]
    public async Task Thirty_two_threads_predict_what_one_does()
    {
        var model = new Sequential(new Conv2d(1, 4, 3, padding: 1), new BatchNorm2d(4), new Relu(), new MaxPool2d(2), new Dropout(0.5), new Flatten(), new Linear(4 * 3 * 3, 3));
        var inputs = Enumerable.Range(0, 32).Select(i => Some.Tensor([1 + i % 5, 1, 6, 6], DType.Float32, seed: (ulong)i)).ToArray();
        var evaluator = new Evaluator(model, new CrossEntropy());
        var expected = inputs.Select(input => evaluator.Predict(input)).ToArray();
        var threads = inputs.Select((input, i) => Task.Factory.StartNew(
            () => Enumerable.Range(0, 30).Count(_ => !evaluator.Predict(input).Bytes.SequenceEqual(expected[i].Bytes)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        Assert.Equal(0, (await Task.WhenAll(threads)).Sum());
    }

    // What is predicted meanwhile may mix the parameters of two steps; nothing else goes wrong.
    [Fact]
    public async Task Predictions_during_a_training_are_numbers_and_change_nothing()
    {
        var (watched, alone) = (NewTrainer(new Adam(1e-3)), NewTrainer(new Adam(1e-3)));
        await Fit(alone, epochs: 50);
        var training = Fit(watched, epochs: 50);
        do
            Assert.All(watched.Predict(Data.Inputs).ToDoubles(), probability => Assert.InRange(probability, 0, 1));
        while (!training.IsCompleted);
        await training;
        Assert.All(watched.State().Tensors.Zip(alone.State().Tensors), pair => Assert.True(pair.First.Tensor.Bytes.SequenceEqual(pair.Second.Tensor.Bytes), pair.First.Name));
    }

    private static Trainer NewTrainer(Optimizer optimizer, params IReadOnlyList<ICallback> callbacks) =>
        new(new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)), new CrossEntropy(), optimizer) { BatchSize = 4, Callbacks = callbacks };

    private static async Task Fit(Trainer trainer, int epochs, TrainingState? from = null)
    {
        await foreach (var _ in trainer.FitAsync(Data, epochs: epochs, from: from))
        {
        }
    }

    /// <summary>What the thread that trains allocates between the first step of an epoch and its end.</summary>
    private sealed class AllocatedByEpoch : ICallback
    {
        private readonly List<long> _bytes = [];
        private long _before;

        public long Smallest(int last) => _bytes.TakeLast(last).Take(100).Min();

        public void BeforeStep(TrainingRun run) => _before = run.Step == 1 ? GC.GetAllocatedBytesForCurrentThread() : _before;

        public void AfterEpoch(TrainingRun run) => _bytes.Add(GC.GetAllocatedBytesForCurrentThread() - _before);
    }

    private sealed class LastStep : ICallback
    {
        public double[]? Weight { get; private set; }

        public void BeforeStep(TrainingRun run) => Weight = run.Model.Parameters[0].Tensor.ToDoubles();
    }
}
