using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Kernels;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class AugmentationTests
{
    private const int Rows = 40;

    private static readonly Augmentation All = new(new Shift(2), new Flip(), new Rotate(10), new Scale(0.1), new Crop(0.8), new Contrast(0.2), new Brightness(0.1), new Noise(0.05), new CutOut(2));

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

        new Augmentation(new Shift(1), new Flip()).Apply(picture, Enumerable.Range(0, Rows * 5).ToArray(), key: 7, null);
        var planes = picture.ToDoubles().Chunk(25).ToArray();
        Assert.All(planes.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(18, planes.Select(plane => (Array.IndexOf(plane, 1), Array.IndexOf(plane, 2))).Distinct().Count());
    }

    [Fact]
    public void A_picture_changes_by_its_row_wherever_it_stands_in_the_batch()
    {
        var augmentation = All;
        var (batch, alone) = (Pictures(), Pictures().Rows(5, 6).Clone());
        augmentation.Apply(batch, Enumerable.Range(0, Rows).ToArray(), seed: 3, epoch: 1);
        augmentation.Apply(alone, new[] { 5 }, seed: 3, epoch: 1);
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
        var learnt = await LossAsync(data, All, threads: 1);
        Near.SameBits(plain, data.Inputs);
        Assert.Equal(learnt, await LossAsync(data, All, threads: 3));
        var unchanged = await LossAsync(data, null, threads: 1);
        Assert.NotEqual(unchanged.Training, learnt.Training);
        Assert.Equal(unchanged.Judged, learnt.Judged);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var augmentation = new Augmentation([.. All.Changes, new MixUp(0.4)]);
        Near.SameBits(On(null), On(new Workers(3)));

        Tensor On(Workers? workers)
        {
            var pictures = new Tensor([60, 1, 40, 40]);
            for (var i = 0; i < pictures.Count; i++)
                pictures.SetValue(i, i % 97 / 97.0);
            augmentation.Apply(pictures, Enumerable.Range(100, 60).ToArray(), 5, workers);
            return pictures;
        }
    }

    [Fact]
    public void Places_are_composed_in_their_order()
    {
        // Moved and then mirrored, not the other way round.
        var picture = Tensor.From([1f, 2, 3, 4, 5], 1, 1, 1, 5);
        var moved = new Augmentation(new Moved(1), new Mirrored());
        moved.Apply(picture, new[] { 0 }, 0, 1);
        Assert.Equal([4, 3, 2, 1, 0], picture.ToDoubles());
    }

    [Fact]
    public void Other_samples_are_refused() =>
        Assert.Equal("Augmentation takes pictures of shape [channels, height, width], not samples of shape [8].", Assert.Throws<ShapeException>(() => new Augmentation(new Flip()).Check([8])).Message);

    [Fact]
    public async Task Samples_of_several_inputs_are_refused()
    {
        var trainer = new Trainer(new Flatten(), new MeanSquaredError(), new Sgd(0.1)) { Augmentation = new(new Shift(1)) };
        var error = await Assert.ThrowsAsync<ShapeException>(async () => await trainer.FitAsync(new TwoPictures()).GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync());
        Assert.Equal("Augmentation takes samples of one picture each, not of 2 inputs.", error.Message);
    }

    [Fact]
    public void It_says_what_it_does()
    {
        Assert.Equal("none", new Augmentation().ToString());
        Assert.Equal("flips", new Augmentation(new Flip()).ToString());
        Assert.Equal("shifts of at most 2 px, flips, turns of at most 10°, 0.9 to 1.1 times the size, parts of at least 0.8 of each side, 0.8 to 1.2 times the contrast, brightness by at most 0.1, noise of deviation 0.05 and a square of 2 px cut out", All.ToString());
    }

    private static double[] Changed(ulong seed, int epoch)
    {
        var pictures = Pictures();
        All.Apply(pictures, Enumerable.Range(0, Rows).ToArray(), seed, epoch);
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

    private sealed record Moved(int Right) : PlaceChange
    {
        public override PlaceMap Draw(ref ChangeDraws draws, int height, int width) => PlaceMap.Unchanged with { X = -Right };
    }

    private sealed record Mirrored : PlaceChange
    {
        public override PlaceMap Draw(ref ChangeDraws draws, int height, int width) => PlaceMap.Unchanged with { XX = -1, X = width - 1 };
    }
}
