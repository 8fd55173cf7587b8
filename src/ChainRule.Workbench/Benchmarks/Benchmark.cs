using System.Diagnostics;
using ChainRule.Devices;
using ChainRule.Tapes;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>Measures workloads, one after another, on a number of threads.</summary>
/// <param name="threads">how many threads share the work</param>
/// <param name="length">for how long each workload is measured at least, and for at least 50 steps; it is warmed up as long</param>
public sealed class Benchmark(int threads, TimeSpan length)
{
    private const int FewestSteps = 50;

    // Short steps are timed several at once, so that reading the clock costs nothing.
    private static readonly TimeSpan ShortestTiming = TimeSpan.FromMicroseconds(200);

    // So often, that it is the peak at the clock that the workload leaves, and beside the same other processes.
    private static readonly TimeSpan BetweenPeaks = TimeSpan.FromMilliseconds(10);

    private readonly CpuDevice _device = new(threads);

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Measurement Run(Workload workload, CancellationToken cancellation = default)
    {
        var program = workload.Record(_device);
        var steps = WarmUp(program, cancellation);
        var (timings, allocations, peaks) = (NewList<double>(), NewList<long>(), NewList<double>());
        var (start, lastPeak) = (Stopwatch.GetTimestamp(), 0L);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            timings.Add(Time(program, steps).TotalSeconds / steps);
            allocations.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / steps);
            if (Stopwatch.GetElapsedTime(lastPeak) >= BetweenPeaks)
            {
                peaks.Add(PeakRate.MultiplyAddsPerSecond());
                lastPeak = Stopwatch.GetTimestamp();
            }
        }
        while (Stopwatch.GetElapsedTime(start) < length || timings.Count * steps < FewestSteps);

        return new()
        {
            Workload = workload.Name,
            SecondsPerStep = Median(timings),
            SamplesPerStep = workload.Samples,
            MultiplyAddsPerStep = program.MultiplyAdds,
            BytesPerStep = Median(allocations),
            Threads = threads,
            Peak = 2e-9 * threads * Median(peaks),
            PeakMemory = Process.GetCurrentProcess().PeakWorkingSet64,
        };
    }

    // So long that it need not grow while allocations are counted.
    private List<T> NewList<T>() => new(FewestSteps + (int)(2 * length / ShortestTiming));

    private static T Median<T>(List<T> values) => values.Order().ElementAt(values.Count / 2);

    // Runs until the code is compiled as it will stay, and finds how many steps to time at once.
    private int WarmUp(RecordedProgram program, CancellationToken cancellation)
    {
        var (steps, done) = (1, 0);
        var start = Stopwatch.GetTimestamp();
        do
        {
            cancellation.ThrowIfCancellationRequested();
            done += steps;
            if (Time(program, steps) < ShortestTiming)
                steps *= 2;
        }
        while (Stopwatch.GetElapsedTime(start) < length || done < FewestSteps / 2);
        return steps;
    }

    private static TimeSpan Time(RecordedProgram program, int steps)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps; i++)
            program.Run();
        return Stopwatch.GetElapsedTime(start);
    }
}
