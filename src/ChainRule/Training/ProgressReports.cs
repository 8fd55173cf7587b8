using System.Diagnostics;

namespace ChainRule.Training;

/// <summary>Reports several times a second how far an epoch has come from where it started; to nobody if there is no receiver.</summary>
internal sealed class ProgressReports(IProgress<TrainingProgress>? progress, TrainingProgress start)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _reported;

    /// <summary>To be called after each step; the last one of the epoch is always reported.</summary>
    public void AfterStep(int samplesDone, double loss)
    {
        if (progress is null || (_clock.Elapsed - _reported < Interval && samplesDone < start.Samples))
            return;
        _reported = _clock.Elapsed;
        progress.Report(start with { SamplesDone = samplesDone, Loss = loss, SamplesPerSecond = (samplesDone - start.SamplesDone) / _reported.TotalSeconds });
    }
}
