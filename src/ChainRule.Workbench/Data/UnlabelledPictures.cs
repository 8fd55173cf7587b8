using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Data;

/// <summary>Pictures without labels: to predict, not to learn from.</summary>
/// <param name="Inputs">(rows, channels, height, width), unsigned bytes scaled to [0, 1]</param>
public sealed record UnlabelledPictures(string Name, Tensor Inputs) : LoadedData(Name)
{
    /// <summary>The name of each picture; null if they have none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <inheritdoc/>
    public override PreparedData Split(SplitOptions options) => throw Unlabelled();

    /// <summary>Whether a file is named like one of pictures: it ends with <c>-ubyte</c> or <c>.idx</c>, perhaps before <c>.gz</c>.</summary>
    public static bool IsNamed(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return name.EndsWith("-ubyte", StringComparison.Ordinal) || name.EndsWith(".idx", StringComparison.OrdinalIgnoreCase);
    }

    internal InputException Unlabelled() => new(Name, null, $"{(Files is null ? "this file has pictures" : "the pictures have names")}, but no labels", Files is null ? "name the folder that holds both" : "put the pictures of each class into a folder of their own, or name a CSV of labels with --labels");
}
