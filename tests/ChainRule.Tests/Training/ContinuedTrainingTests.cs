using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class ContinuedTrainingTests
{
    private static readonly Dataset Pictures = new(Some.Tensor([9, 1, 6, 6], DType.Float32), Some.Indexes(9, 3));

    public static TheoryData<string> OptimizerNames => TrainingStep.OptimizerNames;

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public async Task Seven_epochs_and_five_are_twelve(string optimizer)
    {
        var (once, twice) = (Model(), Model());
        await All(NewTrainer(once, optimizer, threads: 1).FitAsync(Pictures, epochs: 12));
        var trainer = NewTrainer(twice, optimizer, threads: 3);
        await All(trainer.FitAsync(Pictures, epochs: 7));
        await All(trainer.FitAsync(Pictures, epochs: 5));
        foreach (var (expected, actual) in once.State.Zip(twice.State))
            Near.SameBits(expected.Tensor, actual.Tensor);
    }

    [Fact]
    public async Task Epochs_count_on()
    {
        var trainer = NewTrainer(Model(), "adam", threads: 1);
        await All(trainer.FitAsync(Pictures, epochs: 2));
        var told = new Told();
        var reports = await All(trainer.FitAsync(Pictures, epochs: 3, progress: told));
        Assert.Equal([3, 4, 5], reports.Select(report => report.Epoch));
        Assert.Equal([(3, 5), (4, 5), (5, 5)], told.Reports.Where(p => p.SamplesDone == p.Samples).Select(p => (p.Epoch, p.Epochs)));
        Assert.Equal(5, trainer.EpochsDone);
        Assert.Single(await All(trainer.FitAsync(Pictures, epochs: 1)));
    }

    [Fact]
    public async Task An_epoch_that_was_cancelled_is_begun_again()
    {
        var trainer = NewTrainer(Model(), "adam", threads: 1);
        await All(trainer.FitAsync(Pictures, epochs: 2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(trainer.FitAsync(Pictures, epochs: 1, cancellation: new(canceled: true))));
        Assert.Equal(3, (await All(trainer.FitAsync(Pictures, epochs: 1)))[0].Epoch);
    }

    [Fact]
    public async Task Data_of_another_shape_are_gone_on_with()
    {
        var trainer = NewTrainer(Model(), "adam", threads: 1);
        await All(trainer.FitAsync(Pictures, epochs: 2));
        var larger = new Dataset(Some.Tensor([4, 1, 8, 9], DType.Float32), Some.Indexes(4, 3));
        Assert.Equal(3, (await All(trainer.FitAsync(larger, epochs: 1)))[0].Epoch);
    }

    [Fact]
    public async Task A_fit_with_patience_never_ends_worse_than_it_began()
    {
        var optimizer = new Sgd(0.1);
        var model = Model();
        var trainer = new Trainer(model, new CrossEntropy(), optimizer) { Callbacks = [new EarlyStopping(2)] };
        await All(trainer.FitAsync(Pictures, Pictures, epochs: 20));
        var before = trainer.Evaluate(Pictures).Loss;
        optimizer.LearningRate = 50;
        var reports = await All(trainer.FitAsync(Pictures, Pictures, epochs: 20));
        Assert.Equal((2, nameof(EarlyStopping)), (reports.Count, reports[^1].StoppedBy?.Name));
        Assert.All(reports, report => Assert.True(report.Validation!.Loss > before));
        Assert.Equal(before, trainer.Evaluate(Pictures).Loss);
    }

    private static Sequential Model()
    {
        var model = new Sequential(
            new Conv2d(1, 4, 3, padding: 1),
            new BatchNorm2d(4),
            new Relu(),
            new Dropout(0.2),
            new GlobalAvgPool2d(),
            new Linear(4, 3));
        model.Initialize(seed: 2);
        return model;
    }

    private static Trainer NewTrainer(Layer model, string optimizer, int threads) => new(model, new CrossEntropy(), TrainingStep.Optimizers[optimizer]())
    {
        BatchSize = 4,
        Seed = 3,
        Augmentation = new(new Shift(2), new Flip()),
        Device = new CpuDevice(threads),
    };

    private static async Task<List<EpochReport>> All(IAsyncEnumerable<EpochReport> epochs)
    {
        var reports = new List<EpochReport>();
        await foreach (var epoch in epochs)
            reports.Add(epoch);
        return reports;
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
