using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>The pictures of one folder, in the order of their names.</summary>
/// <param name="Folder">where they are</param>
/// <param name="Files">the pictures; labelled all, or none of them</param>
/// <param name="Notes">how they were labelled and what was left out, a line each</param>
internal sealed record PictureSet(string Folder, IReadOnlyList<PictureFile> Files, IReadOnlyList<string> Notes)
{
    private const int MostShown = 3;

    public bool IsLabelled => Files is [{ Label: not null }, ..];

    /// <summary>The classes in ordinal order of their names.</summary>
    public IReadOnlyList<string> Classes => [.. Files.Select(file => file.Label!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Finds the pictures of a folder. A CSV labels them if one is named, or if the folder holds a single one and not two folders of pictures; else each folder of
    /// pictures within it is a class, and pictures beside such folders are left out. If there is no such folder either, the pictures have no labels.
    /// </summary>
    /// <param name="folder">where to look</param>
    /// <param name="options">which CSV was named, if any, and whether labels are wanted</param>
    /// <param name="table">how to read the CSV</param>
    /// <exception cref="InputException">a folder or the CSV cannot be read, or there are no pictures</exception>
    public static PictureSet Find(string folder, PictureOptions options, TableOptions table)
    {
        var walk = new FolderWalk(folder);
        if (walk.Pictures.Count == 0)
            throw new InputException(folder, null, "there is no picture in this folder (PNG, JPEG or BMP)", "name the folder that holds them");
        string[] skipped = walk.Skipped is { } others ? [others] : [];
        if (!options.WithLabels)
            return new(folder, walk.Pictures, skipped);
        string[] classes = [.. walk.Pictures.Select(ClassOf).OfType<string>().Distinct()];
        if ((options.Labels ?? (walk.Tables is [var only] && classes.Length < 2 ? only : null)) is { } file)
        {
            var (labelled, left) = LabelFile.Label(walk.Pictures, file, table);
            return labelled.Count == 0
                ? throw new InputException(file, null, "it labels no picture", "write the pictures' names in the first column and their labels in the last")
                : new(folder, labelled, [$"labelled by {Path.GetFileName(file)}", .. left is null ? Array.Empty<string>() : [left], .. skipped]);
        }

        if (classes.Length == 0)
            return new(folder, walk.Pictures, skipped);
        PictureFile[] loose = [.. walk.Pictures.Where(picture => ClassOf(picture) is null)];
        string[] beside = loose.Length == 0 ? [] : [$"{Plural.Of(loose.Length, "picture lies", "pictures lie")} in no class and {Plural.Noun(loose.Length, "is", "are")} left out: {Listing.Of([.. loose.Select(picture => Printable.Text(picture.Name))], MostShown)}"];
        return new(folder, [.. walk.Pictures.Except(loose).Select(picture => picture with { Label = ClassOf(picture) })], [.. beside, .. skipped]);
    }

    /// <summary>Those of a folder within this one; null if there are none.</summary>
    public PictureSet? Within(string name)
    {
        PictureFile[] files = [.. Files.Where(file => file.Name.StartsWith(name + "/", StringComparison.Ordinal)).Select(file => file with { Name = file.Name[(name.Length + 1)..] })];
        return files.Length == 0 ? null : new(Path.Combine(Folder, name), files, name == "train" ? Notes : []);
    }

    private static string? ClassOf(PictureFile picture) => picture.Name.IndexOf('/') is var end and > 0 ? picture.Name[..end] : null;
}
