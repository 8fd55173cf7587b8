using System.Globalization;

namespace ChainRule.Training;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>it has not, or all epochs are done</summary>
    None,

    /// <summary>the training loss reached the wanted value</summary>
    LossReached,

    /// <summary>validation did not improve for as many epochs as patience allows</summary>
    NoImprovement,
}

/// <summary>What one pass over the training data brought.</summary>
/// <param name="Epoch">which pass, from 1, counted on from one fit of a trainer to the next</param>
/// <param name="Training">the figures over the epoch's batches, each taken before that batch's update</param>
/// <param name="Validation">the figures on the validation data after the epoch; null without such data</param>
/// <param name="Samples">how many samples the epoch had</param>
/// <param name="Duration">how long training took, validation excluded</param>
/// <param name="Stopped">why this is the last epoch, if it is so before its time</param>
public sealed record EpochReport(int Epoch, Evaluation Training, Evaluation? Validation, int Samples, TimeSpan Duration, StopReason Stopped)
{
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
/// <param name="Epoch">which pass, from 1, counted on from one fit of a trainer to the next</param>
/// <param name="Epochs">which pass will be the last</param>
/// <param name="SamplesDone">samples of this pass that are done</param>
/// <param name="Samples">samples a pass has</param>
/// <param name="Loss">the mean loss of this pass so far</param>
/// <param name="SamplesPerSecond">the speed of this pass so far</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int SamplesDone, int Samples, double Loss, double SamplesPerSecond)
{
    /// <summary>The time that the rest will take at this speed; where that is longer than can be said, the longest.</summary>
    public TimeSpan Remaining =>
        TimeSpan.FromSeconds(Math.Min(TimeSpan.MaxValue.TotalSeconds, ((Epochs - Epoch) * (double)Samples + Samples - SamplesDone) / Math.Max(SamplesPerSecond, 1e-9)));
}
