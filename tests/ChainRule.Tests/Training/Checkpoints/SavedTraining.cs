using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

/// <summary>A training of small pictures with everything that has a state: batch normalisation, dropout, augmentation, patience.</summary>
internal static class SavedTraining
{
    /// <summary>17 pictures: an epoch is 4 steps of 4, 4, 4 and 5.</summary>
    public static readonly Dataset Pictures = new(Some.Tensor([17, 1, 6, 6], DType.Float32), Some.Indexes(17, 3));

    public static readonly Dataset Held = new(Some.Tensor([7, 1, 6, 6], DType.Float32, 5), Some.Indexes(7, 3));

    public static Trainer New(Optimizer optimizer, int threads, params IReadOnlyList<ICallback> callbacks)
    {
        var model = new Sequential(
            new Conv2d(1, 4, 3, padding: 1),
            new BatchNorm2d(4),
            new Relu(),
            new Dropout(0.2),
            new GlobalAvgPool2d(),
            new Linear(4, 3));
        model.Initialize(seed: 2);
        return new(model, new CrossEntropy(), optimizer)
        {
            BatchSize = 4,
            Seed = 3,
            Augmentation = new(new Shift(2), new Flip()),
            Device = new CpuDevice(threads),
            Callbacks = callbacks,
        };
    }

    /// <summary>Trains to so many epochs in all.</summary>
    public static async Task<List<EpochReport>> RunAsync(this Trainer trainer, int epochs, Checkpoint? from = null, CancellationToken cancellation = default)
    {
        var reports = new List<EpochReport>();
        await foreach (var report in trainer.FitAsync(Pictures, Held, epochs - (int)(from?.State.EpochsDone ?? 0), from?.State, cancellation: cancellation))
            reports.Add(report);
        return reports;
    }

    public static void AssertSame(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name).Order(), actual.Tensors.Select(tensor => tensor.Name).Order());
        foreach (var (name, tensor) in expected.Tensors)
            Assert.True(tensor.Bytes.SequenceEqual(actual[name].Bytes), $"{name}: {tensor} is not {actual[name]}.");
    }
}
