using System.Diagnostics;

namespace ChainRule.Explanations.Methods;

/// <summary>Measures wall-clock time.</summary>
internal static class Timing
{
    private const int Fewest = 5;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>The median of several runs, in seconds; short ones run more often, until the just-in-time compiler has optimised them.</summary>
    public static double Seconds(Action action)
    {
        var runs = new List<TimeSpan>();
        var all = Stopwatch.StartNew();
        do
        {
            var run = Stopwatch.StartNew();
            action();
            runs.Add(run.Elapsed);
        }
        while (all.Elapsed < Most && (runs.Count < Fewest || all.Elapsed < Least));

        runs.Sort();
        return runs[runs.Count / 2].TotalSeconds;
    }
}
