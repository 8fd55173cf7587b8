using System.Diagnostics;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Saves a training while it goes on, so that another process can continue it: to the same bits, wherever it was interrupted. Each checkpoint is a file
/// in a folder, whole or not there; <see cref="Checkpoint.Newest"/> finds the one to start from.
/// </summary>
/// <remarks>
/// It comes last among the callbacks, so that it saves what the others have done. Besides the regular checkpoints there is one after the last epoch, and one
/// where training was cancelled. None is written where parameters are not finite, or after a fault. Once a new checkpoint is written, older ones are
/// removed, and so are those from beyond the state that the fit started from.
/// </remarks>
/// <param name="folder">the folder, which is made if there is none</param>
/// <param name="interval">how often; after each epoch by default</param>
public sealed class Checkpoints(string folder, CheckpointInterval? interval = null) : ICallback
{
    /// <summary>How many checkpoints are kept unless another number is set.</summary>
    public const int UsualKeep = 3;

    private readonly CheckpointInterval _interval = interval ?? CheckpointInterval.OfEpochs(1);
    private Stopwatch _clock = Stopwatch.StartNew();
    private DataFingerprint? _data;
    private CheckpointName? _written;

    /// <summary>How many checkpoints are kept, the newest.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public int Keep { get; init => field = (int)Setting.Positive(value, nameof(Keep)); } = UsualKeep;

    /// <summary>What each file is to say about the training, by name: the network, the settings.</summary>
    /// <exception cref="ArgumentException">a name is one of those that every checkpoint has</exception>
    public IReadOnlyDictionary<string, string> Metadata
    {
        get;
        init => field = value.Keys.FirstOrDefault(Checkpoint.OwnKeys.Contains) is { } taken
            ? throw new ArgumentException($"Every checkpoint has its own \"{taken}\": choose another name.", nameof(value))
            : value;
    } = new Dictionary<string, string>();

    internal IFileSystem Files { get; init; } = Disk.Instance;

    /// <inheritdoc/>
    /// <exception cref="InputException">the folder has checkpoints that are further on than a fit without a state to start from</exception>
    public void BeforeTraining(TrainingRun run)
    {
        Directory.CreateDirectory(folder);
        WholeFile.RemoveAbandoned(folder);
        if (!run.IsResumed && CheckpointName.In(folder) is [var newest, ..] && newest.CompareTo(Name(run)) > 0)
            throw new InputException(folder, null, "the folder has checkpoints of another training", "start from Checkpoint.Newest, or name another folder");
        (_data, _written, _clock) = (DataFingerprint.Of(run.Train, run.Validation), null, Stopwatch.StartNew());
    }

    /// <inheritdoc/>
    public void AfterStep(TrainingRun run)
    {
        if (_interval.IsDueAfterStep(run.Optimizer.StepCount, _clock.Elapsed))
            Write(run);
    }

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        if (_interval.IsDueAfterEpoch(run.Epoch, _clock.Elapsed) || run.Epoch == run.LastEpoch || run.StoppedBy is not null)
            Write(run);
    }

    /// <inheritdoc/>
    public void AfterTraining(TrainingRun run)
    {
        if (!run.IsComplete && run.Fault is null or OperationCanceledException && _data is not null && Name(run) != _written)
            Write(run);
    }

    private static CheckpointName Name(TrainingRun run) => new(run.EpochsDone, run.SamplesDone);

    private void Write(TrainingRun run)
    {
        // What spoilt them shows in the next step's loss, which ends training.
        if (Divergence.Find(run.Model) is not null)
            return;
        var name = Name(run);
        var path = Path.Combine(folder, name.ToString());
        Try(path, "the checkpoint cannot be saved", () => WholeFile.Write(path, stream => CheckpointFile.Write(stream, Content(run)), Files));
        Try(folder, "older checkpoints cannot be removed", () => RemoveOthers(name));
        _written = name;
        _clock.Restart();
    }

    private static void Try(string path, string problem, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {problem}: {SystemFault.Reason(fault)}", fault);
        }
    }

    private Safetensors Content(TrainingRun run) => new(
        new OrderedDictionary<string, Tensor>(run.Trainer.LiveState().Select(named => KeyValuePair.Create(named.Name, named.Tensor))),
        new OrderedDictionary<string, string>(
        [
            new(CheckpointFile.FormatKey, CheckpointFile.Format),
            new(CheckpointFile.VersionKey, CheckpointFile.Version),
            new(Checkpoint.SamplesKey, _data!.Samples),
            new(Checkpoint.Sha256Key, _data.Sha256),
            .. Metadata,
        ]));

    private void RemoveOthers(CheckpointName current)
    {
        var kept = CheckpointName.In(folder).Where(name => name.CompareTo(current) <= 0).Take(Keep);
        foreach (var name in CheckpointName.In(folder).Except(kept))
            Files.Delete(Path.Combine(folder, name.ToString()));
    }
}
