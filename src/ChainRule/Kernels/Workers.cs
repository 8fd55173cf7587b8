using System.Runtime.ExceptionServices;

namespace ChainRule.Kernels;

/// <summary>A loop that several threads share: a struct that does not change, since threads may work on copies or on the same one.</summary>
public interface IJob
{
    /// <summary>Does a chunk, from <paramref name="start"/> to <paramref name="end"/> (excluded). Chunks come in any order, on any thread.</summary>
    void Run(int start, int end);
}

/// <summary>
/// A fixed set of threads. Work is cut by its size only, so that results do not depend on the number of threads; a job is a struct, so that
/// nothing is allocated. Threads start with the first shared job; idle ones sleep, and end when they have not been needed for a second,
/// so nobody has to dispose of devices. A job waits only for the threads that joined it: one that wakes too late finds nothing left to do.
/// </summary>
public sealed class Workers
{
    // Waking takes 7 µs, so a waiting thread spins for about 40 µs before it sleeps: the caller waits for threads that are at their last
    // chunk when it has done its own, and they wait for the next job, which in a recorded program is near.
    private const int Spins = 1000;

    private readonly object _gate = new();
    private readonly int _helpers;
    private readonly TimeSpan _patience;
    private readonly Dictionary<Type, Slot> _slots = [];
    private int _alive;
    private bool _busy;
    private bool _isOpen;
    private int _generation;
    private int _running;
    private int _taken;
    private int _front;
    private int _back;
    private int _chunks;
    private int _count;
    private int _grain;
    private Slot? _slot;
    private Exception? _fault;

    /// <summary>Threads that start when they are needed.</summary>
    /// <param name="threads">how many share a loop, the calling one included</param>
    /// <param name="patience">how long an idle thread waits for work before it ends; a second by default</param>
    public Workers(int threads, TimeSpan? patience = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _helpers = threads - 1;
        _patience = patience ?? TimeSpan.FromSeconds(1);
    }

    /// <summary>How many threads there are now, not counting the calling ones.</summary>
    internal int Alive => Volatile.Read(ref _alive);

    /// <summary>Runs a job over 0 to <paramref name="count"/> and returns when it is done. A job within another runs on one thread.</summary>
    /// <param name="count">how much there is to do</param>
    /// <param name="grain">how much of it one thread takes at a time: some 10 µs of work, or waking the others costs more than it saves</param>
    /// <param name="job">what is done; what it throws is thrown here</param>
    public void For<TJob>(int count, int grain, in TJob job)
        where TJob : struct, IJob
    {
        if (_helpers == 0 || count <= grain || !TryEnter())
        {
            for (var start = 0; start < count; start += grain)
                job.Run(start, Math.Min(count, start + grain));
            return;
        }

        var slot = SlotOf<TJob>();
        slot.Job = job;
        lock (_gate)
        {
            (_taken, _front, _back) = (0, 0, 0);
            (_count, _grain, _chunks, _slot, _isOpen) = (count, grain, (count + grain - 1) / grain, slot, true);
            _generation++;
            Monitor.PulseAll(_gate);
        }

        Work(isCaller: true);
        Exception? fault;
        lock (_gate)
            _isOpen = false;
        for (var i = 0; i < Spins && Volatile.Read(ref _running) > 0; i++)
            Thread.SpinWait(1);
        lock (_gate)
        {
            while (_running > 0)
                Monitor.Wait(_gate);
            (fault, _fault, slot.Job, _busy) = (_fault, null, default, false);
        }

        if (fault is not null)
            ExceptionDispatchInfo.Throw(fault);
    }

    // One job at a time: a caller that finds the threads busy works alone.
    private bool TryEnter()
    {
        lock (_gate)
        {
            if (_busy)
                return false;
            for (; _alive < _helpers; _alive++)
                new Thread(Help) { IsBackground = true, Name = "ChainRule worker" }.Start(_generation);
            return _busy = true;
        }
    }

    private void Help(object? generation)
    {
        var seen = (int)generation!;
        while (true)
        {
            for (var i = 0; i < Spins && Volatile.Read(ref _generation) == seen; i++)
                Thread.SpinWait(1);
            lock (_gate)
            {
                while (!_isOpen || _generation == seen)
                {
                    if (Monitor.Wait(_gate, _patience) || _busy)
                        continue;
                    _alive--;
                    return;
                }

                seen = _generation;
                _running++;
            }

            Work(isCaller: false);
            lock (_gate)
            {
                if (--_running == 0)
                    Monitor.PulseAll(_gate);
            }
        }
    }

    private void Work(bool isCaller)
    {
        try
        {
            while (Interlocked.Increment(ref _taken) <= _chunks)
            {
                var start = _grain * (isCaller ? _front++ : _chunks - Interlocked.Increment(ref _back));
                _slot!.Run(start, Math.Min(_count, start + _grain));
            }
        }
        catch (Exception fault)
        {
            lock (_gate)
                _fault = fault;
        }
    }

    private Slot<TJob> SlotOf<TJob>()
        where TJob : struct, IJob
    {
        if (!_slots.TryGetValue(typeof(TJob), out var slot))
            _slots[typeof(TJob)] = slot = new Slot<TJob>();
        return (Slot<TJob>)slot;
    }

    private abstract class Slot
    {
        public abstract void Run(int start, int end);
    }

    private sealed class Slot<TJob> : Slot
        where TJob : struct, IJob
    {
        public TJob Job;

        public override void Run(int start, int end) => Job.Run(start, end);
    }
}
