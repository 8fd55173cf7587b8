using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class DivergenceTests
{
    private static readonly Dataset Data = new(Tensor.From([1f, 2f, 3f, 4f], 4, 1), Tensor.From([1f, 2f, 3f, 4f], 4, 1));

    [Fact]
    public async Task A_loss_that_overflows_stops_in_that_step_and_keeps_the_weights_before()
    {
        var model = new Sequential(new Linear(1, 8), new Relu(), new Linear(8, 1));
        model.Initialize(seed: 0);
        var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(1e4)) { BatchSize = 2 };
        var fault = await Assert.ThrowsAsync<DivergedException>(() => Fit(trainer, Data));
        Assert.True(fault.Epoch > 0 && fault.Step is 1 or 2);
        Assert.StartsWith($"Training diverged in epoch {fault.Epoch}, step {fault.Step}: the first values that are not finite are ", fault.Message, StringComparison.Ordinal);
        Assert.All(model.Parameters, p => Assert.All(p.Tensor.ToDoubles(), w => Assert.True(double.IsFinite(w))));
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(1e30f)]
    [InlineData(3e38f)]
    public async Task The_weights_that_are_kept_are_good_ones(float rate)
    {
        var model = new Sequential(new Linear(1, 8), new Relu(), new Linear(8, 1));
        var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(rate)) { BatchSize = 2 };
        await Assert.ThrowsAsync<DivergedException>(() => Fit(trainer, Data));
        Assert.True(double.IsFinite(trainer.Evaluate(Data).Loss));
    }

    [Fact]
    public async Task What_was_learnt_before_is_not_lost()
    {
        var model = new Linear(1, 1);
        var optimizer = new Sgd(0.01);
        var trainer = new Trainer(model, new MeanSquaredError(), optimizer) { BatchSize = 1 };
        var before = trainer.Evaluate(Data).Loss;
        var fault = await Assert.ThrowsAsync<DivergedException>(async () =>
        {
            await foreach (var report in trainer.FitAsync(Data, epochs: 41))
            {
                if (report.Epoch == 40)
                    optimizer.LearningRate = 1e30;
            }
        });
        Assert.Equal(41, fault.Epoch);
        Assert.InRange(trainer.Evaluate(Data).Loss, 0, before / 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task The_last_step_is_looked_at_as_well(int epochs)
    {
        var model = new Linear(1, 1);
        var optimizer = new Sgd(0.01);
        var trainer = new Trainer(model, new MeanSquaredError(), optimizer) { BatchSize = 4 };
        var before = model.Parameters[0].Tensor.Value(0);
        var fault = await Assert.ThrowsAsync<DivergedException>(async () =>
        {
            optimizer.LearningRate = epochs == 1 ? 1e38 : 0.01;
            await foreach (var report in trainer.FitAsync(Data, epochs: epochs))
            {
                if (report.Epoch == epochs - 1)
                    optimizer.LearningRate = 1e38;
            }
        });
        Assert.Equal((epochs, 1, "those of weight after the step"), (fault.Epoch, fault.Step, fault.Where));
        Assert.Equal(before, model.Parameters[0].Tensor.Value(0));
    }

    [Fact]
    public async Task The_loss_that_was_wanted_is_no_way_out()
    {
        var trainer = new Trainer(new Linear(1, 1), new MeanSquaredError(), new Sgd(1e38)) { BatchSize = 4, Callbacks = [new StopAtLoss(1e9)] };
        await Assert.ThrowsAsync<DivergedException>(() => Fit(trainer, Data));
        Assert.True(double.IsFinite(trainer.Evaluate(Data).Loss));
    }

    [Fact]
    public async Task The_first_layer_that_overflows_is_named()
    {
        var model = new Sequential(new Linear(1, 2), new Linear(2, 1));
        model.Parameters[2].Load(Tensor.From([3e38f, 3e38f], 1, 2));
        var fault = await Assert.ThrowsAsync<DivergedException>(() => Fit(new Trainer(model, new MeanSquaredError(), new Sgd(0.1)), Data));
        Assert.Equal("those of layer 1 Linear(2, 1)", fault.Where);
        Assert.Equal((1, 1), (fault.Epoch, fault.Step));
    }

    [Fact]
    public async Task Batch_statistics_are_not_spoilt_either()
    {
        var model = new Sequential(new Linear(1, 1), new BatchNorm1d(1));
        model.Parameters[0].Load(Tensor.From([3e38f], 1, 1));
        var fault = await Assert.ThrowsAsync<DivergedException>(() => Fit(new Trainer(model, new MeanSquaredError(), new Sgd(0.1)), Data));
        Assert.Equal("those of layer 0 Linear(1, 1)", fault.Where);
        Assert.Equal([0.0], model.Buffers[0].Tensor.ToDoubles());
    }

    [Fact]
    public async Task A_gradient_that_overflows_is_named_by_its_layer()
    {
        // The loss is 0 by saturation; its gradient is 0·∞.
        var model = new Sequential(new Linear(1, 1, LinearBias.None), new SquareRoot());
        model.Parameters[0].Load(Tensor.From([0f], 1, 1));
        var fault = await Assert.ThrowsAsync<DivergedException>(() => Fit(new Trainer(model, new MeanSquaredError(), new Sgd(0.1)), Data));
        Assert.Equal("the gradients in layer 1 SquareRoot()", fault.Where);
    }

    [Fact]
    public async Task A_link_that_spoils_finite_gradients_is_told_as_such()
    {
        var optimizer = new Sgd(0.1) { Links = [new DivideByZero()] };
        var fault = await Assert.ThrowsAsync<DivergedException>(() => Fit(new Trainer(new Linear(1, 1), new MeanSquaredError(), optimizer), Data));
        Assert.Equal("the gradients after clipping or another link", fault.Where);
    }

    private static async Task Fit(Trainer trainer, Dataset data)
    {
        await foreach (var _ in trainer.FitAsync(data, epochs: 50))
        {
        }
    }

    private sealed class SquareRoot() : Activation<ChainRule.Functions.Sqrt>(default);

    private sealed class DivideByZero : GradientLink
    {
        public override string Name => "divide_by_zero";

        public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients) => [.. gradients.Select(g => g / 0)];
    }
}
