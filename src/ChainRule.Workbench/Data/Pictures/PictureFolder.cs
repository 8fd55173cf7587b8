using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>A folder of pictures, divided where folders called <c>train</c>, <c>val</c> (<c>valid</c>, <c>validation</c>) and <c>test</c> stand in it.</summary>
/// <param name="Folder">as the user named it</param>
/// <param name="Validation">null if there is none</param>
/// <param name="Test">null if there is none</param>
internal sealed record PictureFolder(string Folder, PictureSet Train, PictureSet? Validation = null, PictureSet? Test = null)
{
    /// <summary>The pictures to judge by: the test set, if there is one.</summary>
    public PictureSet Judged => Test ?? Train;

    /// <summary>Every set that exists, with its name: train, validation, test.</summary>
    public IEnumerable<(string Name, PictureSet Set)> Named =>
        new[] { ("train", Train), ("validation", Validation), ("test", Test) }.Where(set => set.Item2 is not null).Select(set => (set.Item1, set.Item2!));

    /// <summary>Finds the pictures.</summary>
    /// <exception cref="InputException">a folder or the labels cannot be read, or there are no pictures</exception>
    public static PictureFolder Find(string folder, PictureOptions options, TableOptions table)
    {
        if (!Directory.Exists(Path.Combine(folder, "train")))
            return new(folder, PictureSet.Find(folder, options, table));

        // A CSV that is named labels the pictures of all sets.
        var labelled = options is { Labels: not null, WithLabels: true } ? PictureSet.Find(folder, options, table) : null;
        return new(folder, Set("train") ?? throw new InputException(options.Labels!, null, "it labels no picture in train", "name another file with --labels"), Set("val", "valid", "validation"), Set("test"));

        PictureSet? Set(params string[] names) => names.FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name))) is { } name ? Within(name) : null;

        PictureSet? Within(string name) => labelled is null ? PictureSet.Find(Path.Combine(folder, name), options, table) : labelled.Within(name);
    }
}
