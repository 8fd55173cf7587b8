using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Training;

/// <summary>The name of a checkpoint's file says how far training had come: the epochs that were done, and the samples of the next one.</summary>
internal sealed partial record CheckpointName(long Epochs, long Samples) : IComparable<CheckpointName>
{
    /// <summary>epoch-00012-sample-0006400.safetensors</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"epoch-{Epochs:00000}-sample-{Samples:0000000}.safetensors");

    /// <summary>The checkpoints of a folder, the newest first; none if there is no such folder.</summary>
    public static CheckpointName[] In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(file => Of(Path.GetFileName(file))).OfType<CheckpointName>().OrderDescending()]
        : [];

    public int CompareTo(CheckpointName? other) => other is null ? 1 : (Epochs, Samples).CompareTo((other.Epochs, other.Samples));

    private static CheckpointName? Of(string file) =>
        Pattern().Match(file) is { Success: true, Groups: var groups } && new CheckpointName(Number(groups[1]), Number(groups[2])) is var name && name.ToString() == file ? name : null;

    private static long Number(Group digits) => long.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^epoch-(\d{5,18})-sample-(\d{7,18})\.safetensors$")]
    private static partial Regex Pattern();
}
