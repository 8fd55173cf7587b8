using System.Diagnostics;

namespace ChainRule.Explanations.Methods;

/// <summary>How long something takes on this machine.</summary>
internal static class Timing
{
    private const int Fewest = 5;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>The median of some runs, in seconds: more of short ones, which the compiler has yet to do its work on.</summary>
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
