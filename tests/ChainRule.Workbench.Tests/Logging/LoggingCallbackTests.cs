using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Logging;
using Microsoft.Extensions.Logging;

namespace ChainRule.Workbench.Tests.Logging;

public sealed class LoggingCallbackTests
{
    private static readonly Dataset Data = new(new Tensor([6, 3]), new Tensor([6], DType.Int64));

    private readonly Entries _log = new();

    [Fact]
    public async Task A_training_is_logged_from_its_start_to_its_end()
    {
        await Fit(Data);
        Assert.Equal([1, 2, 2, 4, 2, 2, 4, 5], _log.Select(entry => entry.Id));
        Assert.Equal("Training starts: epochs 1 to 2, 2 steps each, 6 samples, 8 parameters", _log[0].Text);
        Assert.Equal("Training is complete after epoch 2: all epochs are done", _log[^1].Text);
        Assert.All(_log, entry => Assert.Equal(entry.Id == 2 ? LogLevel.Trace : LogLevel.Information, entry.Level));
    }

    [Fact]
    public async Task Entries_have_fields()
    {
        await Fit(Data);
        var step = _log.First(entry => entry.Id == 2).Fields;
        Assert.Equal((1, 1, 0.5), (step["Epoch"], step["Step"], step["LearningRate"]));
        Assert.Equal(Math.Log(2), (double)step["Loss"]!, 1e-6);
        var epoch = _log.First(entry => entry.Id == 4).Fields;
        Assert.True((double)epoch["Loss"]! > (double)epoch["ValidationLoss"]!);
        Assert.True((double)epoch["Seconds"]! > 0);
    }

    [Fact]
    public async Task Without_validation_nothing_is_said_of_it()
    {
        await Fit(null);
        Assert.Equal([1, 2, 2, 3, 2, 2, 3, 5], _log.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Who_stopped_is_named()
    {
        await Fit(null, new StopAtLoss(10));
        Assert.Equal("Training is complete after epoch 1: StopAtLoss", _log[^1].Text);
    }

    [Fact]
    public async Task A_fault_is_an_error_with_its_exception()
    {
        await Assert.ThrowsAsync<CallbackException>(() => Fit(null, new Faulty()));
        Assert.Equal((7, LogLevel.Error, "Training failed in epoch 1, step 2"), (_log[^1].Id, _log[^1].Level, _log[^1].Text));
        Assert.IsType<CallbackException>(_log[^1].Fault);
    }

    [Fact]
    public async Task Cancelling_is_a_warning()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fit(null, new Cancelling(source), source.Token));
        Assert.Equal((6, LogLevel.Warning, "Training was cancelled after epoch 0"), (_log[^1].Id, _log[^1].Level, _log[^1].Text));
    }

    private async Task Fit(Dataset? validation, ICallback? other = null, CancellationToken cancellation = default)
    {
        var model = new Linear(3, 2);
        foreach (var parameter in model.Parameters)
            parameter.Tensor.Bytes.Clear();
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(0.5)) { BatchSize = 3, Callbacks = [new LoggingCallback(_log), .. other is null ? (ICallback[])[] : [other]] };
        await foreach (var _ in trainer.FitAsync(Data, validation, epochs: 2, cancellation: cancellation))
        {
        }
    }

    private sealed class Faulty : ICallback
    {
        public void AfterStep(TrainingRun run)
        {
            if (run.Step == 2)
                throw new FormatException("no such place");
        }
    }

    private sealed class Cancelling(CancellationTokenSource source) : ICallback
    {
        public void AfterStep(TrainingRun run) => source.Cancel();
    }

    private sealed record Entry(int Id, LogLevel Level, string Text, Dictionary<string, object?> Fields, Exception? Fault);

    private sealed class Entries : List<Entry>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(new(eventId.Id, logLevel, formatter(state, exception), new((IEnumerable<KeyValuePair<string, object?>>)state!), exception));
    }
}
