using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A saved training, read from a file that <see cref="Checkpoints"/> wrote: start a fit from its <see cref="State"/>.</summary>
public sealed class Checkpoint
{
    internal const string SamplesKey = "data";
    internal const string Sha256Key = "data_sha256";

    internal static readonly string[] OwnKeys = ["checksum", CheckpointFile.FormatKey, CheckpointFile.VersionKey, SamplesKey, Sha256Key];

    private Checkpoint(string path, Safetensors content, IReadOnlyList<string> skipped)
    {
        if (content.Metadata.GetValueOrDefault(CheckpointFile.VersionKey) is var version && version != CheckpointFile.Version)
            throw new InputException(path, null, $"the checkpoint has version {version} of the format", $"this program reads version {CheckpointFile.Version}");
        (Path, Skipped, Metadata) = (path, skipped, content.Metadata);
        State = new(content.Tensors.Select(tensor => new NamedTensor(tensor.Key, tensor.Value)));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Everything that training changes, as it was.</summary>
    public TrainingState State { get; }

    /// <summary>What the file says about itself, with what <see cref="Checkpoints.Metadata"/> added.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The data of the training.</summary>
    public DataFingerprint Data => new(Metadata.GetValueOrDefault(SamplesKey, ""), Metadata.GetValueOrDefault(Sha256Key, ""));

    /// <summary>Why newer files of the folder were not taken, a message each.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="InputException">there is none, it is damaged, or its format is newer</exception>
    public static Checkpoint Read(string path) => new(path, CheckpointFile.Read(path), []);

    /// <summary>Reads the newest checkpoint of a folder that is whole; null if there are none, or no such folder.</summary>
    /// <exception cref="InputException">all are damaged, or the format of the newest whole one is newer</exception>
    public static Checkpoint? Newest(string folder)
    {
        var skipped = new List<string>();
        foreach (var name in CheckpointName.In(folder))
        {
            var path = System.IO.Path.Combine(folder, name.ToString());
            if (TryRead(path, skipped) is { } content)
                return new(path, content, skipped);
        }

        return skipped.Count == 0 ? null : throw new InputException(folder, null, "no checkpoint is whole", skipped[0]);
    }

    /// <summary>Refuses data that are not those of the training.</summary>
    /// <exception cref="InputException">they are others; the message says what differs</exception>
    public void RequireData(BatchSource train, BatchSource? validation = null)
    {
        var given = DataFingerprint.Of(train, validation);
        if (given.Samples != Data.Samples)
            throw new InputException(Path, null, $"the training had {Data.Samples}", $"the data now are {given.Samples}: continue with the same data");
        if (given != Data)
            throw new InputException(Path, null, "the data have changed since this was saved: the samples are as many, but not the same", "continue with the same data");
    }

    private static Safetensors? TryRead(string path, List<string> skipped)
    {
        try
        {
            return CheckpointFile.Read(path);
        }
        catch (InputException fault)
        {
            skipped.Add(fault.Message);
            return null;
        }
    }
}
