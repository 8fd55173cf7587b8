using System.Diagnostics.Metrics;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Training.Callbacks;

public sealed class MeterCallbackTests
{
    private static readonly Dataset Data = new(Some.Tensor([10, 3], ChainRule.Tensors.DType.Float32), Some.Indexes(10, 2));

    [Fact]
    public async Task Listeners_hear_of_steps_and_epochs()
    {
        var heard = new Dictionary<string, List<double>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == MeterCallback.MeterName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Hear(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Hear(instrument, value));
        listener.Start();
        var losses = new Losses();
        await Fit(epochs: 2, new MeterCallback(), losses);

        Assert.Equal([1, 1, 1, 1, 1, 1], heard["chainrule.training.steps {step}"]);
        Assert.Equal([4, 4, 2, 4, 4, 2], heard["chainrule.training.samples {sample}"]);
        Assert.Equal(losses.Heard, heard["chainrule.training.loss 1"]);
        Assert.Equal(Enumerable.Repeat(0.125, 6), heard["chainrule.training.learning_rate 1"]);
        Assert.Equal(2, heard["chainrule.training.epoch.duration s"].Count);
        Assert.All(heard["chainrule.training.epoch.duration s"], seconds => Assert.InRange(seconds, double.Epsilon, 600));
        Assert.Equal(5, heard.Count);

        void Hear(Instrument instrument, double value)
        {
            var name = $"{instrument.Name} {instrument.Unit}";
            if (!heard.TryAdd(name, [value]))
                heard[name].Add(value);
        }
    }

    [Fact]
    public async Task A_step_that_nobody_listens_to_allocates_nothing()
    {
        var allocated = new Allocated();
        await Fit(epochs: 3, new MeterCallback(), allocated);
        Assert.Contains(0, allocated.InCallback);
    }

    private static async Task Fit(int epochs, params IReadOnlyList<ICallback> callbacks)
    {
        var trainer = new Trainer(new Linear(3, 2), new CrossEntropy(), new Sgd(0.125)) { BatchSize = 4, Callbacks = callbacks };
        await foreach (var _ in trainer.FitAsync(Data, epochs: epochs))
        {
        }
    }

    private sealed class Losses : ICallback
    {
        public List<double> Heard { get; } = [];

        public void AfterStep(TrainingRun run) => Heard.Add(run.Loss);
    }

    private sealed class Allocated : ICallback
    {
        public List<long> InCallback { get; } = [];

        public void AfterStep(TrainingRun run)
        {
            var callback = new MeterCallback();
            InCallback.Add(Allocations.Of(() => callback.AfterStep(run)));
        }
    }
}
