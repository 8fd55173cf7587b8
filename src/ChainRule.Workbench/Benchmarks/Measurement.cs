using System.Text.Json.Nodes;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>The cost of one step of a workload.</summary>
public sealed record Measurement
{
    public required string Workload { get; init; }

    /// <summary>The median.</summary>
    public required double SecondsPerStep { get; init; }

    public required int SamplesPerStep { get; init; }

    /// <summary>In matrix products and convolutions, forward and backward.</summary>
    public required long MultiplyAddsPerStep { get; init; }

    /// <summary>Allocated by all threads together; the median, since the runtime now and then allocates something itself.</summary>
    public required long BytesPerStep { get; init; }

    public required int Threads { get; init; }

    /// <summary>The threads' peak, in 10⁹ floating-point operations a second: the median, since work and heat slow the clock.</summary>
    public required double Peak { get; init; }

    /// <summary>The most memory that the process has used so far, in bytes.</summary>
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
