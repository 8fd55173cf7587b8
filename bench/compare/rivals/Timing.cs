using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChainRule.Bench.Rivals;

/// <summary>Times a rival's steps as `chainrule bench` times ours, and prints one JSON object.</summary>
internal static class Timing
{
    private const int FewestSteps = 50;

    private static readonly TimeSpan ShortestTiming = TimeSpan.FromMicroseconds(200);

    /// <summary>Measures the way that is fastest in a trial of a tenth of the time.</summary>
    public static void Print(string version, IReadOnlyList<(string Way, Action Step)> ways, TimeSpan length)
    {
        var (way, step) = ways.Count == 1 ? ways[0] : ways.MinBy(way => Measure(way.Step, length / 10));
        Console.WriteLine(new JsonObject
        {
            ["version"] = version,
            ["way"] = way,
            ["microseconds_per_step"] = Measure(step, length).TotalMicroseconds,
        }.ToJsonString());
    }

    // The median, after a warm-up as long; short steps are timed several at once.
    private static TimeSpan Measure(Action step, TimeSpan length)
    {
        var (count, done, start) = (1, 0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(start) < length || done < FewestSteps / 2)
        {
            done += count;
            if (Time(step, count) < ShortestTiming)
                count *= 2;
        }

        var timings = new List<TimeSpan>();
        start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length || timings.Count * count < FewestSteps)
            timings.Add(Time(step, count) / count);
        timings.Sort();
        return timings[timings.Count / 2];
    }

    private static TimeSpan Time(Action step, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            step();
        return Stopwatch.GetElapsedTime(start);
    }
}
