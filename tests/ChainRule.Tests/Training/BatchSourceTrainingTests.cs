using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class BatchSourceTrainingTests
{
    [Fact]
    public async Task Bytes_teach_what_the_same_numbers_in_memory_teach_bit_for_bit()
    {
        var pixels = Enumerable.Range(0, 90 * 16).Select(i => (byte)(i * 37)).ToArray();
        var pictures = new PictureDataset(pixels, [1, 4, 4], Some.Indexes(90, 3), ["a", "b", "c"]);
        var (bytes, bytesJudged) = await TrainAsync(pictures);
        var (numbers, numbersJudged) = await TrainAsync(pictures.ToDataset());
        Assert.True(bytes.Bytes.SequenceEqual(numbers.Bytes));
        Assert.Equal(numbersJudged.Figures, bytesJudged.Figures);
    }

    private static async Task<(Tensor Weight, Evaluation Judged)> TrainAsync(BatchSource data)
    {
        var model = new Sequential(new Conv2d(1, 4, 3, padding: 1), new Relu(), new Flatten(), new Linear(64, 3));
        var trainer = new Trainer(model, new CrossEntropy(), new Adam()) { BatchSize = 16, Augmentation = new(new Shift(1), new Flip()) };
        await foreach (var _ in trainer.FitAsync(data, data, epochs: 3))
        {
        }

        return (model.Parameters[0].Tensor, trainer.Evaluate(data));
    }
}
