using System.Diagnostics;
using ChainRule.Devices;
using ChainRule.Tapes;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>Measures workloads, one after another.</summary>
/// <param name="length">the least time for which each workload is warmed up, and then measured (for at least 50 steps)</param>
public sealed class Benchmark(int threads, TimeSpan length)
{
    private const int FewestSteps = 50;

    // Short steps are timed several at a time, so that reading the clock costs nothing.
    private static readonly TimeSpan ShortestTiming = TimeSpan.FromMicroseconds(200);

    // Often enough that the peak is measured at the clock rate that the workload causes, and beside the same other processes.
    private static readonly TimeSpan BetweenPeaks = TimeSpan.FromMilliseconds(10);

    private readonly CpuDevice _device = new(threads);

    public Measurement Run(Workload workload, CancellationToken cancellation = default)
    {
        var program = workload.Record(_device);
        var steps = WarmUp(program, cancellation);
        // Long enough that they need not grow while allocations are counted.
        var capacity = FewestSteps + (int)(2 * length / ShortestTiming);
        var (timings, allocations, peaks) = (new List<double>(capacity), new List<long>(capacity), new List<double>(capacity));
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

    private static T Median<T>(List<T> values) => values.Order().ElementAt(values.Count / 2);

    // Runs until the code has been compiled for speed, and finds how many steps to time at a time.
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
