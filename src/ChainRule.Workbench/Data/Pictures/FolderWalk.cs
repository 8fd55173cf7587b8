using ChainRule.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Pictures.Decoding;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>The pictures in a folder and the folders within it, in the order of their names, wherever the program runs.</summary>
internal sealed class FolderWalk
{
    private const int MostShown = 3;

    private readonly string _root;
    private readonly List<PictureFile> _pictures = [];
    private readonly List<string> _tables = [];
    private readonly List<string> _others = [];

    /// <exception cref="InputException">a folder cannot be read</exception>
    public FolderWalk(string folder)
    {
        _root = folder;
        Walk(folder, "");
    }

    public IReadOnlyList<PictureFile> Pictures => _pictures;

    /// <summary>The CSV files that lie in the folder itself.</summary>
    public IReadOnlyList<string> Tables => _tables;

    /// <summary>What is said about files that are no pictures; null if there are none.</summary>
    public string? Skipped => _others.Count == 0 ? null : $"{Plural.Of(_others.Count, "other file")} skipped: {Listing.Of([.. _others.Select(Printable.Text)], MostShown)}";

    /// <summary>Whether there is a picture anywhere in a folder, by its name.</summary>
    public static bool HasPictures(string folder) =>
        Entries(folder).Any(entry => !IsPassedOver(entry) && (entry is DirectoryInfo ? HasPictures(entry.FullName) : PictureKinds.IsNamed(entry.Name)));

    private static IEnumerable<FileSystemInfo> Entries(string folder) => InputFile.EntriesOf(folder).OrderBy(entry => entry.Name, StringComparer.Ordinal);

    // A link to a folder may lead out of this one, or round in a circle.
    private static bool IsPassedOver(FileSystemInfo entry) => entry.Name[0] == '.' || entry.Name == "__MACOSX" || (entry is DirectoryInfo && entry.LinkTarget is not null);

    private void Walk(string folder, string prefix)
    {
        foreach (var entry in Entries(folder))
        {
            var (path, name) = (Path.Combine(folder, entry.Name), prefix + entry.Name);
            if (IsPassedOver(entry))
                _others.Add(name);
            else if (entry is DirectoryInfo)
                Walk(path, name + "/");
            else if (entry.LinkTarget is not null && !IsWithin(path))
                _others.Add($"{name} (a link out of the folder)");
            else if (PictureKinds.IsNamed(entry.Name))
                _pictures.Add(new(path, name));
            else if (prefix.Length == 0 && Path.GetExtension(entry.Name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
                _tables.Add(path);
            else
                _others.Add(name);
        }
    }

    private bool IsWithin(string link) => SameFile.Real(link).StartsWith(SameFile.Real(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
