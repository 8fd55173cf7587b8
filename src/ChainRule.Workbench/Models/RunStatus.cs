using System.Text.Json;
using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>What a run's folder holds, for those who only look at it.</summary>
/// <param name="Folder">as the user named it</param>
/// <param name="IsComplete">whether there is a complete run</param>
/// <param name="UnfinishedEpoch">the epoch in which another, or the only, run is or was interrupted; null if there is none</param>
/// <param name="IsTraining">whether that one goes on now</param>
public sealed record RunStatus(string Folder, bool IsComplete, int? UnfinishedEpoch, bool IsTraining)
{
    /// <summary>Whether the unfinished run has a checkpoint to go on from.</summary>
    public bool CanBeResumed { get; internal init; }

    /// <summary>The status of a folder, or of a place where there is none.</summary>
    public static RunStatus Of(string folder)
    {
        var files = new RunFiles(folder);
        return new(folder, files.HasComplete, files.HasUnfinished ? RunMetrics.Epochs(files.Unfinished.Metrics) + 1 : null, files.IsLocked) { CanBeResumed = files.CanBeResumed };
    }

    /// <summary>The checkpoints of the unfinished run.</summary>
    public string Checkpoints => new RunFiles(Folder).Unfinished.Checkpoints;

    /// <summary>What there is to know about the unfinished run, in words; null if there is none.</summary>
    public string? Unfinished => UnfinishedEpoch is null ? null : $"{Problem}; {Remedy}";

    /// <summary>The error that there is no complete run yet to be used.</summary>
    internal InputException Incomplete() => new(Folder, null, Problem, Remedy);

    private string Problem => $"{(IsComplete ? "a later training" : "the run")} {(IsTraining ? "is going on, now" : "was interrupted")} in epoch {UnfinishedEpoch}";

    private string Remedy => IsTraining ? "wait until it ends"
        : CanBeResumed ? $"\"{ResumeCommand(Folder)}\" goes on with it"
        : "it has no checkpoint: start the training again, with --out and --overwrite";

    /// <summary>The command that goes on with a run.</summary>
    public static string ResumeCommand(string folder) => $"chainrule train --resume {ShellWords.Join([folder])}";

    /// <summary>Whether the complete run ended because its numbers were no longer finite.</summary>
    internal static bool HasDiverged(RunPlace complete)
    {
        try
        {
            return JsonElement.Parse(File.ReadAllText(complete.Summary)).GetProperty("event").GetString() == "diverged";
        }
        catch (Exception fault) when (fault is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
