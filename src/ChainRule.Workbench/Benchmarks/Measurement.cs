using System.Text.Json.Nodes;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>What a workload's step costs.</summary>
public sealed record Measurement
{
    public required string Workload { get; init; }

    /// <summary>The median.</summary>
    public required double SecondsPerStep { get; init; }

    public required int SamplesPerStep { get; init; }

    /// <summary>Of matrix products and convolutions, forward and backward.</summary>
    public required long MultiplyAddsPerStep { get; init; }

    /// <summary>What all threads together allocate; the median, since the runtime allocates now and then for itself.</summary>
    public required long BytesPerStep { get; init; }

    public required int Threads { get; init; }

    /// <summary>
    /// What the threads together do at most, in 10⁹ floating-point operations a second: measured again and again between the steps, since
    /// the clock falls with heavy work and with heat; the median.
    /// </summary>
    public required double Peak { get; init; }

    /// <summary>The most bytes that the process had in memory so far.</summary>
    public required long PeakMemory { get; init; }

    public double SamplesPerSecond => SamplesPerStep / SecondsPerStep;

    /// <summary>10⁹ floating-point operations a second; a multiply-add is two.</summary>
    public double Gflops => 2e-9 * MultiplyAddsPerStep / SecondsPerStep;

    public double ShareOfPeak => Gflops / Peak;

    /// <summary>One line of JSON.</summary>
    public string ToJson() => new JsonObject
    {
        ["workload"] = Workload,
        ["microseconds_per_step"] = Math.Round(1e6 * SecondsPerStep, 4),
        ["samples_per_second"] = Math.Round(SamplesPerSecond, 1),
        ["gflops"] = Math.Round(Gflops, 6),
        ["share_of_peak"] = Math.Round(ShareOfPeak, 6),
        ["bytes_per_step"] = BytesPerStep,
        ["threads"] = Threads,
    }.ToJsonString();
}
