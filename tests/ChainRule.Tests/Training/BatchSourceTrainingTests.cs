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

    [Fact]
    public void Many_threads_predict_the_bits_that_one_does()
    {
        var model = new Sequential(new Linear(6, 40), new Relu(), new Linear(40, 3));
        model.Initialize(3);
        var evaluator = new Evaluator(model, new CrossEntropy()) { BatchSize = 7 };
        Tensor[] inputs = [.. Enumerable.Range(0, 40).Select(i => Some.Tensor([1 + i % 20, 6], seed: (ulong)i))];
        Tensor[] alone = [.. inputs.Select(input => evaluator.Predict(input))];
        Parallel.For(0, 400, i => Assert.True(evaluator.Predict(inputs[i % 40]).Bytes.SequenceEqual(alone[i % 40].Bytes)));
    }

    [Fact]
    public void A_converted_model_is_judged_in_its_new_type()
    {
        var model = new Sequential(new Linear(2, 3));
        var evaluator = new Evaluator(model, new CrossEntropy());
        var data = new Dataset(Some.Tensor([9, 2]), Some.Indexes(9, 3));
        var loss = evaluator.Evaluate(data).Loss;
        model.To(DType.Float64);
        Assert.Equal(loss, evaluator.Evaluate(data).Loss, 1e-6);
        Assert.Equal(DType.Float64, evaluator.Predict(data.Inputs).Type);
    }

    [Fact]
    public void A_target_that_is_no_class_is_named_by_its_row_of_the_whole_set()
    {
        var data = new Dataset(Some.Tensor([600, 2]), Tensor.From([.. Enumerable.Range(0, 600).Select(row => row == 555 ? 3L : 0)], 600));
        var fault = Assert.Throws<ShapeException>(() => new Evaluator(new Sequential(new Linear(2, 3)), new CrossEntropy()).Evaluate(data));
        Assert.StartsWith("Sample 555 has the class 3", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<(Tensor Weight, Evaluation Judged)> TrainAsync(BatchSource data)
    {
        var model = new Sequential(new Conv2d(1, 4, 3, padding: 1), new Relu(), new Flatten(), new Linear(64, 3));
        var trainer = new Trainer(model, new CrossEntropy(), new Adam()) { BatchSize = 16, Augmentation = new(Shift: 1, Flip: true) };
        await foreach (var _ in trainer.FitAsync(data, data, epochs: 3))
        {
        }

        return (model.Parameters[0].Tensor, trainer.Evaluate(data));
    }
}
