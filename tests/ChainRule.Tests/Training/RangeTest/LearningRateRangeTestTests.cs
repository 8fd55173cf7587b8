using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training.RangeTest;

public sealed class LearningRateRangeTestTests
{
    private static readonly Dataset Rows = new(Some.Tensor([40, 3], DType.Float32), Some.Tensor([40, 1], DType.Float32, 2));

    [Fact]
    public async Task Rates_rise_and_the_suggestion_lies_below_the_least_loss()
    {
        var range = await new LearningRateRangeTest().RunAsync(New(new Sgd(0.1)), Rows);
        Assert.InRange(range.Points.Count, 150, 300);
        Assert.Equal(1e-7, range.Points[0].Rate);
        var ratios = range.Points.Skip(1).Zip(range.Points, (next, point) => next.Rate / point.Rate);
        Assert.All(ratios, ratio => Near.Equal(Math.Pow(1e8, 1 / 299.0), ratio));
        Assert.Equal(range.Points.Count - 8, range.Smoothed.Count);
        Near.Equal(range.LeastLossRate!.Value / 10, range.Suggestion!.Value);
        Assert.InRange(range.Suggestion.Value, 1e-4, 1);
    }

    [Fact]
    public async Task Everything_is_as_it_was_before()
    {
        var trainer = New(new Adam(0.01) { Schedule = new PlateauSchedule(), Groups = [new(["*.bias"], new Sgd(0.1))] });
        await Fit(trainer);
        var before = trainer.State();
        await new LearningRateRangeTest(Steps: 30).RunAsync(trainer, Rows);
        AssertSame(before, trainer.State());
        Assert.Equal(2, trainer.EpochsDone);

        static async Task Fit(Trainer trainer)
        {
            await foreach (var _ in trainer.FitAsync(Rows, epochs: 2))
            {
            }
        }
    }

    [Fact]
    public async Task It_ends_where_numbers_are_no_longer_finite()
    {
        var trainer = New(new Sgd(0.1));
        var before = trainer.State();
        var range = await new LearningRateRangeTest(1, 1e30, 100).RunAsync(trainer, Rows);
        Assert.InRange(range.Points.Count, 1, 60);
        Assert.Null(range.Suggestion);
        AssertSame(before, trainer.State());
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        var trainer = New(new Sgd(0.1));
        var before = trainer.State();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LearningRateRangeTest().RunAsync(trainer, Rows, new(canceled: true)));
        AssertSame(before, trainer.State());
    }

    private static Trainer New(Optimizer optimizer)
    {
        var model = new Sequential(new Linear(3, 8), new BatchNorm1d(8), new Tanh(), new Dropout(0.1), new Linear(8, 1));
        model.Initialize(seed: 4);
        return new(model, new MeanSquaredError(), optimizer) { BatchSize = 8 };
    }

    private static void AssertSame(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), actual.Tensors.Select(tensor => tensor.Name));
        foreach (var (name, tensor) in expected.Tensors)
            Assert.True(tensor.Bytes.SequenceEqual(actual[name].Bytes), $"{name}: {tensor} is not {actual[name]}.");
    }
}
