namespace ChainRule.Workbench.Data.Files;

/// <summary>Whether two paths lead to one file, following links.</summary>
public static class SameFile
{
    // Linux follows as many.
    private const int MostLinks = 40;

    public static bool Is(string first, string second) => Real(first) == Real(second);

    /// <summary>The full path, with no link in it.</summary>
    internal static string Real(string path) => Real(path, MostLinks);

    // Any folder on the way may be a link.
    private static string Real(string path, int links)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        folder = Real(folder, links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        return links > 0 && new FileInfo(here).LinkTarget is { } target ? Real(Path.Combine(folder, target), links - 1) : here;
    }
}
