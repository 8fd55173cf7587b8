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
        if (Within(folder, "train") is not { } train)
            return new(folder, PictureSet.Find(folder, options, table));
        return new(folder, Set(train)!, Set(Within(folder, "val", "valid", "validation")), Set(Within(folder, "test")));

        PictureSet? Set(string? part) => part is null ? null : PictureSet.Find(part, options, table);
    }

    private static string? Within(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);
}
