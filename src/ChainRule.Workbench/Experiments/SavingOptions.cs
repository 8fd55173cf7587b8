using ChainRule.Training;

namespace ChainRule.Workbench.Experiments;

/// <summary>How a training is saved while it goes on.</summary>
/// <param name="Interval">how often</param>
/// <param name="Keep">how many checkpoints are kept, the newest</param>
/// <param name="Command">what the checkpoints are to say about the settings, with which the training can go on</param>
/// <param name="CommandLine">the same as a user would write it, for people to read</param>
public sealed record SavingOptions(CheckpointInterval Interval, int Keep, string Command, string CommandLine)
{
    /// <summary>Names the settings in the metadata of a checkpoint.</summary>
    public const string CommandKey = "command";
}
