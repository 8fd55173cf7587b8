using System.Collections.Concurrent;

namespace ChainRule.Training;

/// <summary>
/// Runs the epochs of a training on one thread, so that memory which kernels keep for each thread is allocated once, not for every thread of the
/// pool in turn. The thread ends with the training; in a browser, where none can start, the pool is used.
/// </summary>
internal sealed class TrainingThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _queue = [];

    public TrainingThread()
    {
        if (!OperatingSystem.IsBrowser())
            new Thread(Work) { IsBackground = true, Name = "ChainRule training" }.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a function on the thread.</summary>
    public Task<T> Run<T>(Func<T> function, CancellationToken cancellation) =>
        Task.Factory.StartNew(function, cancellation, TaskCreationOptions.DenyChildAttach, OperatingSystem.IsBrowser() ? Default : this);

    public void Dispose() => _queue.CompleteAdding();

    protected override void QueueTask(Task task) => _queue.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;

    private void Work()
    {
        foreach (var task in _queue.GetConsumingEnumerable())
            TryExecuteTask(task);
        _queue.Dispose();
    }
}
