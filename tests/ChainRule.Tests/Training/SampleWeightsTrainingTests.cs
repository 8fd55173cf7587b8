using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class SampleWeightsTrainingTests
{
    private static readonly Tensor Inputs = Tensor.From<float>([1, 2, -1, 0.5f, 0, 3], 3, 2);
    private static readonly Tensor Targets = Tensor.From<float>([1, -2, 0.5f], 3, 1);

    [Fact]
    public async Task A_sample_of_twice_the_weight_is_learnt_like_that_sample_twice()
    {
        var data = new Dataset(Inputs, Targets);
        var twice = await Learnt(data.Select(0, 1, 1, 2));
        var weighted = await Learnt(data.Weighted(Tensor.From<float>([1, 2, 1], 3)));
        Near.Equal(twice, weighted, 1e-5);
        Assert.NotEqual((await Learnt(data)).ToDoubles(), weighted.ToDoubles());
    }

    [Fact]
    public async Task Weights_count_where_something_is_learnt_and_not_where_it_is_judged()
    {
        var data = new Dataset(Inputs, Targets);
        var weighted = data.Weighted(Tensor.From<float>([1, 20, 1], 3));
        var trainer = new Trainer(Model(), new MeanSquaredError(), new Sgd(0));
        await foreach (var report in trainer.FitAsync(weighted, weighted, epochs: 1))
        {
            Assert.NotEqual(report.Validation!.Loss, report.Training.Loss, 1e-3);
            Assert.Equal(trainer.Evaluate(data).Loss, report.Validation.Loss);
        }

        Assert.NotEqual(DataFingerprint.Of(data), DataFingerprint.Of(weighted));
    }

    [Fact]
    public async Task A_step_is_observed_with_its_weights()
    {
        var observer = new Observer();
        var trainer = new Trainer(Model(), new MeanSquaredError(), new Sgd(0)) { Callbacks = [observer] };
        await foreach (var _ in trainer.FitAsync(new Dataset(Inputs, Targets, weights: Tensor.From<float>([1, 20, 1], 3)), epochs: 1))
        {
        }

        Assert.Equal(observer.Loss, observer.Observed, 1e-6);
        Assert.Equal(3, observer.Parts);
    }

    private static async Task<Tensor> Learnt(BatchSource data)
    {
        var model = Model();
        await foreach (var _ in new Trainer(model, new MeanSquaredError(), new Sgd(0.1)).FitAsync(data, epochs: 3))
        {
        }

        return model.Parameters[0].Tensor;
    }

    private static Sequential Model() => new(new Linear(2, 1));

    private sealed class Observer : ICallback
    {
        public double Loss { get; private set; }

        public double Observed { get; private set; }

        public int Parts { get; private set; }

        public void AfterStep(TrainingRun run) => (Loss, Observed, Parts) = (run.Loss, run.Observe().Loss, run.Batch.Count);
    }
}
