using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Workbench.Choosing;

/// <summary>A run that is trained into a folder in several stretches, each of which goes on where the last one ended, in this process or an earlier one.</summary>
/// <param name="Folder">the folder of the run</param>
/// <param name="Saving">how it is saved meanwhile</param>
internal sealed record KeptRun(string Folder, SavingOptions Saving)
{
    /// <summary>Whether the run needs no more training.</summary>
    public bool IsComplete => RunStatus.Of(Folder).IsComplete;

    /// <summary>How many epochs are done, and the one that has begun, if there is one.</summary>
    public int EpochsBegun => Checkpoint.Newest(RunStatus.Of(Folder).Checkpoints)?.State is { } state ? (int)state.EpochsDone + (state.SamplesDone > 0 ? 1 : 0) : 0;

    /// <summary>Whether so many epochs are done, or all that there will be.</summary>
    public bool HasDone(int epochs) => IsComplete || Checkpoint.Newest(RunStatus.Of(Folder).Checkpoints)?.State.EpochsDone >= epochs;

    /// <summary>Trains until so many epochs are done, and then pauses, or completes the run if these are all.</summary>
    /// <returns>the result of the complete or cancelled run; null if it pauses</returns>
    /// <exception cref="DivergedException">the numbers are no longer finite; the run is complete</exception>
    public async Task<ExperimentResult?> TrainAsync(Experiment experiment, int epochs, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        using var folder = RunStatus.Of(Folder).CanBeResumed ? RunFolder.Resume(Folder) : RunFolder.Create(Folder, overwrite: true);
        if (folder.From is not null)
        {
            experiment.GoOnWith(folder);
            folder.GoOn();
        }

        using var recording = new RunRecording(experiment, folder, Saving);
        try
        {
            await foreach (var report in experiment.RunAsync(progress, cancellation))
            {
                if (report.Epoch >= epochs && report.Epoch < experiment.Epochs && report.StoppedBy is null)
                {
                    recording.Pause();
                    return null;
                }
            }
        }
        catch (DivergedException fault)
        {
            recording.Diverged(fault);
            throw;
        }

        return recording.Finish(cancellation);
    }
}
