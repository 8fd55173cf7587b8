using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>The callbacks of a trainer, called one after the other.</summary>
internal sealed class CallbackList(IReadOnlyList<ICallback> callbacks)
{
    /// <summary>What they keep, under their names; the second of one name has its place after it.</summary>
    public IEnumerable<NamedTensor> State(Layer model) =>
        from entry in callbacks.Index()
        let same = callbacks.Take(entry.Index).Count(other => other.Name == entry.Item.Name)
        from tensor in entry.Item.State(model)
        select tensor.In(same == 0 ? entry.Item.Name : $"{entry.Item.Name}.{same}");

    /// <summary>The callback at a place, from 1; null for another number.</summary>
    public ICallback? At(long place) => place >= 1 && place <= callbacks.Count ? callbacks[(int)place - 1] : null;

    /// <summary>The place of a callback, from 1.</summary>
    /// <exception cref="ArgumentException">it is not one of these</exception>
    public int PlaceOf(ICallback callback) =>
        callbacks.Index().FirstOrDefault(entry => entry.Item == callback) is (var index, not null)
            ? index + 1
            : throw new ArgumentException($"{callback.Name} is not one of the trainer's callbacks.", nameof(callback));

    public void BeforeTraining(TrainingRun run) => Call(run, "before training", static (callback, run) => callback.BeforeTraining(run));

    public void BeforeEpoch(TrainingRun run) => Call(run, "before an epoch", static (callback, run) => callback.BeforeEpoch(run));

    public void BeforeStep(TrainingRun run) => Call(run, "before a step", static (callback, run) => callback.BeforeStep(run));

    public void AfterStep(TrainingRun run) => Call(run, "after a step", static (callback, run) => callback.AfterStep(run));

    public void AfterEpoch(TrainingRun run) => Call(run, "after an epoch", static (callback, run) => callback.AfterEpoch(run));

    /// <summary>Calls all of them, even if one fails; the first fault is thrown unless training has failed already; a cancellation is no failure.</summary>
    public void AfterTraining(TrainingRun run)
    {
        CallbackException? first = null;
        foreach (var callback in callbacks)
        {
            try
            {
                Call(callback, run, "after training", static (callback, run) => callback.AfterTraining(run));
            }
            catch (CallbackException fault)
            {
                first ??= fault;
            }
        }

        if (first is not null && (run.IsComplete || (run.Fault is null or OperationCanceledException && run.Cancellation.IsCancellationRequested)))
            throw first;
    }

    private void Call(TrainingRun run, string moment, Action<ICallback, TrainingRun> call)
    {
        for (var i = 0; i < callbacks.Count; i++)
            Call(callbacks[i], run, moment, call);
    }

    private static void Call(ICallback callback, TrainingRun run, string moment, Action<ICallback, TrainingRun> call)
    {
        try
        {
            call(callback, run);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new CallbackException(callback.Name, moment, fault);
        }
    }
}
