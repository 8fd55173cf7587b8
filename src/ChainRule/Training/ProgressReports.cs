using System.Diagnostics;

namespace ChainRule.Training;

/// <summary>Tells several times a second how far an epoch is.</summary>
/// <param name="progress">who is told; nobody where null</param>
/// <param name="start">where it began</param>
internal sealed class ProgressReports(IProgress<TrainingProgress>? progress, TrainingProgress start)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _told;

    /// <summary>To be called after each step; the last one of the epoch is told in any case.</summary>
    public void Tell(int samplesDone, double loss)
    {
        if (progress is null || (_clock.Elapsed - _told < Interval && samplesDone < start.Samples))
            return;
        _told = _clock.Elapsed;
        progress.Report(start with { SamplesDone = samplesDone, Loss = loss, SamplesPerSecond = (samplesDone - start.SamplesDone) / _told.TotalSeconds });
    }
}
