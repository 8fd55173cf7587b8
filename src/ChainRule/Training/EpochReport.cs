using System.Globalization;

namespace ChainRule.Training;

/// <summary>The result of one pass over the training data.</summary>
/// <param name="Epoch">which pass, from 1; the count goes on from one fit of a trainer to the next</param>
/// <param name="Training">the figures over the epoch's batches, each taken before that batch's update</param>
/// <param name="Validation">the figures on the validation data after the epoch; null without such data</param>
/// <param name="Samples">how many samples the fit learnt from in this epoch: all, or the rest where it started in the middle</param>
/// <param name="Duration">how long training took, validation excluded</param>
/// <param name="StoppedBy">the callback that ended training after this epoch; null if none did</param>
public sealed record EpochReport(int Epoch, Evaluation Training, Evaluation? Validation, int Samples, TimeSpan Duration, ICallback? StoppedBy = null)
{
    /// <summary>η of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Training speed.</summary>
    public double SamplesPerSecond => Samples / Math.Max(Duration.TotalSeconds, 1e-9);

    /// <summary>One line: epoch, loss, the figure that matters most, time.</summary>
    public override string ToString()
    {
        var validation = Validation is null ? "" : $"  validation {Validation}";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}  {Training}{validation}  {Duration.TotalSeconds:0.0} s");
    }
}

/// <summary>How far training has come, reported several times a second.</summary>
/// <param name="Epoch">which pass, from 1; the count goes on from one fit of a trainer to the next</param>
/// <param name="Epochs">which pass will be the last</param>
/// <param name="SamplesDone">samples of this pass that are done</param>
/// <param name="Samples">samples in a pass</param>
/// <param name="Loss">the mean loss of this pass so far</param>
/// <param name="SamplesPerSecond">the speed of this pass so far</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int SamplesDone, int Samples, double Loss, double SamplesPerSecond)
{
    /// <summary>The estimated time left at this speed, or <see cref="TimeSpan.MaxValue"/> if it is longer.</summary>
    public TimeSpan Remaining =>
        TimeSpan.FromSeconds(Math.Min(TimeSpan.MaxValue.TotalSeconds, ((Epochs - Epoch) * (double)Samples + Samples - SamplesDone) / Math.Max(SamplesPerSecond, 1e-9)));
}
