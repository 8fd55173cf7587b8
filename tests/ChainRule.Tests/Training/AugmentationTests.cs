using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class AugmentationTests
{
    private const int Rows = 40;

    [Theory]
    [InlineData(0, 0, new[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, 0, new[] { 0, 0, 0, 1, 2, 3 })]
    [InlineData(-1, 0, new[] { 4, 5, 6, 0, 0, 0 })]
    [InlineData(0, 1, new[] { 0, 1, 2, 0, 4, 5 })]
    [InlineData(0, -2, new[] { 3, 0, 0, 6, 0, 0 })]
    [InlineData(1, -1, new[] { 0, 0, 0, 2, 3, 0 })]
    [InlineData(-1, 1, new[] { 0, 4, 5, 0, 0, 0 })]
    public void A_shift_lets_zeros_in(int down, int right, int[] expected)
    {
        int[] pixels = [1, 2, 3, 4, 5, 6];
        new PixelPlane<int>(pixels, 3).Shift(down, right);
        Assert.Equal(expected, pixels);
    }

    [Fact]
    public void A_flip_mirrors_every_row()
    {
        int[] pixels = [1, 2, 3, 4, 5, 6];
        new PixelPlane<int>(pixels, 3).Flip();
        Assert.Equal([3, 2, 1, 6, 5, 4], pixels);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Every_change_occurs_and_all_channels_change_alike(DType type)
    {
        // One bright pixel in the middle, and one to its right that tells a flip.
        var picture = new Tensor([Rows * 5, 2, 5, 5], type);
        for (var plane = 0; plane < Rows * 10; plane++)
        {
            picture.SetValue(plane * 25 + 12, 1);
            picture.SetValue(plane * 25 + 13, 2);
        }

        new Augmentation(Shift: 1, Flip: true).Apply(picture, [.. Enumerable.Range(0, Rows * 5)], key: 7);
        var planes = picture.ToDoubles().Chunk(25).ToArray();
        Assert.All(planes.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(18, planes.Select(plane => (Array.IndexOf(plane, 1), Array.IndexOf(plane, 2))).Distinct().Count());
    }

    [Fact]
    public void A_picture_changes_by_its_row_wherever_it_stands_in_the_batch()
    {
        var (augmentation, key) = (new Augmentation(2, true), Augmentation.Key(seed: 3, epoch: 1));
        var (batch, alone) = (Pictures(), Pictures().Rows(5, 6).Clone());
        augmentation.Apply(batch, [.. Enumerable.Range(0, Rows)], key);
        augmentation.Apply(alone, [5], key);
        Near.SameBits(alone, batch.Rows(5, 6));
    }

    [Fact]
    public void Epochs_and_seeds_differ() =>
        Assert.Equal(4, new[] { Changed(1, 1), Changed(1, 2), Changed(2, 1), Pictures().ToDoubles() }.Select(pixels => string.Join(' ', pixels)).Distinct().Count());

    [Fact]
    public void The_same_seed_and_epoch_give_the_same() => Assert.Equal(Changed(4, 2), Changed(4, 2));

    [Fact]
    public async Task Training_sees_changed_pictures_and_leaves_the_data_and_the_judgement_alone()
    {
        var (plain, data) = (Pictures(), Data());
        var learnt = await LossAsync(data, new(2, true), threads: 1);
        Near.SameBits(plain, data.Inputs);
        Assert.Equal(learnt, await LossAsync(data, new(2, true), threads: 3));
        var unchanged = await LossAsync(data, null, threads: 1);
        Assert.NotEqual(unchanged.Training, learnt.Training);
        Assert.Equal(unchanged.Judged, learnt.Judged);
    }

    [Theory]
    [InlineData(2, new[] { 8 }, "Augmentation takes pictures of shape [channels, height, width], not samples of shape [8].")]
    [InlineData(4, new[] { 1, 6, 4 }, "A shift by 4 pixels leaves nothing of pictures of shape [1, 6, 4].")]
    public void Other_samples_are_refused(int shift, int[] sample, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => new Augmentation(shift).Check(new Shape(sample))).Message);

    [Fact]
    public async Task Samples_of_several_inputs_are_refused()
    {
        var trainer = new Trainer(new Flatten(), new MeanSquaredError(), new Sgd(0.1)) { Augmentation = new(Shift: 1) };
        var error = await Assert.ThrowsAsync<ShapeException>(async () => await trainer.FitAsync(new TwoPictures()).GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync());
        Assert.Equal("Augmentation takes samples of one picture each, not of 2 inputs.", error.Message);
    }

    [Theory]
    [InlineData(0, false, "none")]
    [InlineData(0, true, "flips")]
    [InlineData(3, false, "shifts of at most 3 px")]
    [InlineData(3, true, "shifts of at most 3 px and flips")]
    public void It_says_what_it_does(int shift, bool flip, string words) => Assert.Equal(words, new Augmentation(shift, flip).ToString());

    private static double[] Changed(ulong seed, int epoch)
    {
        var pictures = Pictures();
        new Augmentation(2, true).Apply(pictures, [.. Enumerable.Range(0, Rows)], Augmentation.Key(seed, epoch));
        return pictures.ToDoubles();
    }

    // The learning rate is 0, so that only what is seen makes a difference.
    private static async Task<(double Training, double Judged)> LossAsync(Dataset data, Augmentation? augmentation, int threads)
    {
        var model = new Sequential(new Flatten(), new Linear(25, 2));
        model.Initialize(seed: 1);
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(0)) { Augmentation = augmentation, BatchSize = 16, Device = new CpuDevice(threads) };
        await foreach (var epoch in trainer.FitAsync(data, data, epochs: 1))
            return (epoch.Training.Loss, epoch.Validation!.Loss);
        throw new InvalidOperationException("There was no epoch.");
    }

    private static Dataset Data() => new(Pictures(), Tensor.From([.. Enumerable.Range(0, Rows).Select(i => (long)(i % 2))], Rows));

    private static Tensor Pictures() =>
        Tensor.From([.. Enumerable.Range(1, Rows * 25).Select(i => (float)i)], Rows, 1, 5, 5);

    private sealed class TwoPictures : BatchSource
    {
        public override int Count => 1;

        public override IReadOnlyList<TensorType> InputTypes => [new([1, 4, 4], DType.Float32), new([1, 4, 4], DType.Float32)];

        public override TensorType TargetType => new([1], DType.Float32);

        public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target)
        {
        }
    }
}
