using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class TrainerTests
{
    private static readonly DataSets Moons = BuiltIn.Create("moons", seed: 3);

    [Fact]
    public async Task Learns_and_reports_every_epoch()
    {
        var model = Model();
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(0.02)) { BatchSize = 16 };
        var reports = await All(trainer.FitAsync(Moons.Train, Moons.Test, epochs: 30));
        Assert.Equal(Enumerable.Range(1, 30), reports.Select(r => r.Epoch));
        Assert.True(reports[^1].Training.Loss < reports[0].Training.Loss / 2);
        Assert.True(reports[^1].Validation!.Classification!.Accuracy > 0.9);
        Assert.Equal(Moons.Train.Count, reports[0].Training.Classification!.Count);
        Assert.All(reports, r => Assert.Null(r.StoppedBy));
        Assert.Matches(@"^epoch 1  loss 0\.\d{4}  accuracy +\d+\.\d %  validation loss 0\.\d{4}  accuracy +\d+\.\d %  \d+\.\d s$", reports[0].ToString());
    }

    [Fact]
    public async Task Stops_when_the_loss_is_small_enough()
    {
        var trainer = new Trainer(Model(), new CrossEntropy(), new Adam(0.02)) { Callbacks = [new StopAtLoss(0.4)] };
        var reports = await All(trainer.FitAsync(Moons.Train, epochs: 200));
        Assert.True(reports.Count < 200);
        Assert.IsType<StopAtLoss>(reports[^1].StoppedBy);
        Assert.All(reports.SkipLast(1), r => Assert.True(r.Training.Loss > 0.4));
    }

    [Fact]
    public async Task Patience_restores_the_best_weights()
    {
        // Validation says the opposite of what is learnt, so that it gets worse from some time on.
        var test = Moons.Test!.ToDataset();
        var opposite = new Dataset(test.Inputs, Tensor.From([.. test.Targets.ToDoubles().Select(c => 1 - (long)c)], test.Count));
        var trainer = new Trainer(Model(), new CrossEntropy(), new Adam(0.01)) { Callbacks = [new EarlyStopping(3)] };
        var reports = await All(trainer.FitAsync(Moons.Train, opposite, epochs: 100));
        Assert.IsType<EarlyStopping>(reports[^1].StoppedBy);
        var best = reports.MinBy(r => r.Validation!.Loss)!;
        Assert.Equal(reports.Count - 3, best.Epoch);
        Assert.Equal(best.Validation!.Loss, trainer.Evaluate(opposite).Loss);
    }

    [Fact]
    public async Task Patience_without_validation_is_refused() =>
        await Assert.ThrowsAsync<CallbackException>(() => All(new Trainer(Model(), new CrossEntropy(), new Adam()) { Callbacks = [new EarlyStopping(1)] }.FitAsync(Moons.Train)));

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Throws<SettingException>(() => new Trainer(Model(), new CrossEntropy(), new Adam()) { BatchSize = 0 });
        Assert.Throws<SettingException>(() => new EarlyStopping(0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(1L << 32)]
    public async Task A_class_that_the_model_does_not_tell_is_refused(long wrong)
    {
        var data = new Dataset(new Tensor([3, 2]), Tensor.From([0, 1, wrong], 3));
        foreach (var loss in (Loss[])[new CrossEntropy(), new MeanSquaredError()])
        {
            var error = await Assert.ThrowsAsync<ShapeException>(() => All(new Trainer(Model(), loss, new Adam()).FitAsync(data)));
            Assert.Equal($"Sample 2 has the class {wrong}, but the model has outputs for the classes 0 to 1 only.", error.Message);
        }
    }

    [Fact]
    public async Task Classes_that_are_as_many_as_all_outputs_are_refused()
    {
        var data = new Dataset(new Tensor([3, 2]), new Tensor([3, 2], DType.Int64));
        var error = await Assert.ThrowsAsync<ShapeException>(() => All(new Trainer(Model(), new BinaryCrossEntropy(), new Adam()).FitAsync(data)));
        Assert.Equal("Class indexes of shape [3, 2] do not fit outputs of shape [3, 2].", error.Message);
    }

    [Fact]
    public async Task Validation_that_does_not_fit_is_refused_before_the_first_epoch()
    {
        var model = Model();
        var before = model.Parameters[0].Tensor.Clone();
        var other = new Dataset(new Tensor([4, 3]), new Tensor([4], DType.Int64));
        await Assert.ThrowsAsync<ShapeException>(() => All(new Trainer(model, new CrossEntropy(), new Adam()).FitAsync(Moons.Train, other)));
        Near.SameBits(before, model.Parameters[0].Tensor);
    }

    // 5 samples in batches of 2: a step for 2 and a step for 3, since one alone would have no variance. In batches of 3: 3 and 2.
    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(3, 3, 2)]
    [InlineData(5, 5)]
    [InlineData(1, 1, 1, 1, 1, 1)]
    public async Task Every_sample_is_learnt_from_whatever_is_left_for_the_last_batch(int batchSize, params int[] batches)
    {
        var data = new Dataset(Some.Tensor([5, 2], DType.Float32), Some.Indexes(5, 2));
        var (model, byHand) = (Model(), Model());
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(0.1)) { BatchSize = batchSize, Seed = 4 };
        var report = (await All(trainer.FitAsync(data, epochs: 1)))[0];

        var (loss, optimizer, start) = (0.0, new Sgd(0.1), 0);
        var order = new RandomSource(4, "epoch 1").Permutation(5);
        foreach (var size in batches)
        {
            var (tape, batch) = (new Tape(training: true), data.Select(order.AsSpan(start, size)));
            var total = new CrossEntropy().Compute(byHand.Forward(tape.Input(batch.Inputs)), tape.Input(batch.Targets));
            optimizer.Minimize(total, byHand.Parameters);
            (loss, start) = (loss + total.Value.Item() * size, start + size);
        }

        Assert.Equal(loss / 5, report.Training.Loss);
        Assert.Equal(5, report.Training.Classification!.Count);
        foreach (var (expected, actual) in byHand.Parameters.Zip(model.Parameters))
            Near.SameBits(expected.Tensor, actual.Tensor);
    }

    [Fact]
    public async Task Cancelling_stops_between_steps_and_keeps_what_was_learnt()
    {
        using var source = new CancellationTokenSource();
        var model = Model();
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(0.02));
        var reports = new List<EpochReport>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var report in trainer.FitAsync(Moons.Train, epochs: 1000, cancellation: source.Token))
            {
                reports.Add(report);
                if (report.Epoch == 5)
                    await source.CancelAsync();
            }
        });
        Assert.Equal(5, reports.Count);
        Assert.True(trainer.Evaluate(Moons.Train).Loss < reports[0].Training.Loss);
    }

    [Fact]
    public async Task Cancelling_stops_the_validation_as_well()
    {
        using var source = new CancellationTokenSource();
        var (count, reports) = (0, 0);

        // Recorded for the training data first, then for the validation data, of which more than one batch is left.
        var loss = new Watched(() =>
        {
            if (++count == 2)
                source.Cancel();
        });
        var validation = new Dataset(new Tensor([600, 2]), new Tensor([600, 2]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new Trainer(Model(), loss, new Adam()) { BatchSize = 600 }.FitAsync(validation, validation, cancellation: source.Token))
                reports++;
        });
        Assert.Equal((2, 0), (count, reports));
    }

    [Fact]
    public async Task More_classes_than_can_be_counted_are_learnt_all_the_same()
    {
        var data = new Dataset(Tensor.From([0f, 1f], 2, 1), Tensor.From([0L, 19_999], 2));
        var report = (await All(new Trainer(new Linear(1, 20_000), new CrossEntropy(), new Adam()).FitAsync(data, epochs: 1)))[0];
        Assert.True(report.Training.Loss > 0);
        Assert.Null(report.Training.Classification);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        var bits = new List<Tensor[]>();
        foreach (var threads in (int[])[1, 2, 8])
        {
            var model = new Sequential(new Linear(2, 300), new Relu(), new Dropout(0.2), new Linear(300, 200), new BatchNorm1d(200), new Tanh(), new Linear(200, 2));
            model.Initialize(seed: 5);
            var trainer = new Trainer(model, new CrossEntropy(), new Adam()) { Seed = 9, Device = new CpuDevice(threads) };
            await All(trainer.FitAsync(Moons.Train, epochs: 2));
            bits.Add([.. model.State.Select(p => p.Tensor)]);
        }

        foreach (var other in bits.Skip(1))
        {
            foreach (var (expected, actual) in bits[0].Zip(other))
                Near.SameBits(expected, actual);
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_order()
    {
        var losses = new List<double>();
        foreach (var seed in (ulong[])[1, 1, 2])
        {
            var trainer = new Trainer(Model(), new CrossEntropy(), new Adam()) { Seed = seed, BatchSize = 8 };
            losses.Add((await All(trainer.FitAsync(Moons.Train, epochs: 1)))[0].Training.Loss);
        }

        Assert.Equal(losses[0], losses[1]);
        Assert.NotEqual(losses[0], losses[2]);
    }

    [Fact]
    public async Task Progress_is_told_up_to_the_last_sample()
    {
        var told = new Told();
        await All(new Trainer(Model(), new CrossEntropy(), new Adam()).FitAsync(Moons.Train, epochs: 2, progress: told));
        Assert.Equal([1, 2], told.Reports.Where(p => p.SamplesDone == p.Samples).Select(p => p.Epoch));
        Assert.Equal(TimeSpan.Zero, told.Reports[^1].Remaining);
    }

    [Fact]
    public void A_time_too_long_to_be_said_is_the_longest() =>
        Assert.Equal(TimeSpan.MaxValue, new TrainingProgress(1, int.MaxValue, 64, 60_000, 0.1, 100).Remaining);

    [Fact]
    public async Task Two_classes_can_be_one_output()
    {
        var model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 1));
        var trainer = new Trainer(model, new BinaryCrossEntropy(), new Adam(0.03)) { BatchSize = 16 };
        var reports = await All(trainer.FitAsync(Moons.Train, Moons.Test, epochs: 30));
        Assert.True(reports[^1].Validation!.Classification!.Accuracy > 0.9);
        var probabilities = trainer.Predict(Moons.Test!.ToDataset().Inputs);
        Assert.All(probabilities.ToDoubles(), p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public async Task A_regression_is_judged_as_one()
    {
        var x = Tensor.From(Enumerable.Range(0, 64).Select(i => i / 32f - 1).ToArray(), 64, 1);
        var y = Tensor.From(x.ToDoubles().Select(v => (float)(3 * v + 1)).ToArray(), 64, 1);
        var trainer = new Trainer(new Linear(1, 1), new MeanSquaredError(), new Adam(0.05)) { BatchSize = 16 };
        var reports = await All(trainer.FitAsync(new Dataset(x, y), epochs: 150));
        Assert.True(reports[^1].Training.Regression!.RSquared > 0.999, reports[^1].ToString());
    }

    private static Sequential Model()
    {
        var model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
        model.Initialize(seed: 1);
        return model;
    }

    private static async Task<List<EpochReport>> All(IAsyncEnumerable<EpochReport> epochs)
    {
        var reports = new List<EpochReport>();
        await foreach (var epoch in epochs)
            reports.Add(epoch);
        return reports;
    }

    private sealed class Watched(Action compute) : Loss
    {
        public override Variable Compute(Variable output, Variable target)
        {
            compute();
            return new MeanSquaredError().Compute(output, target);
        }
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
