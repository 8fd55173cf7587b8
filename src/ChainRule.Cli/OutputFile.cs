using ChainRule.Data;

namespace ChainRule.Cli;

/// <summary>A file that a verb writes: a place where it cannot be is refused, where possible before the work.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a place that can be told to be wrong without writing.</summary>
    /// <param name="file">the file to write</param>
    /// <param name="kind">what it is to be: a CSV file</param>
    public static void Check(string file, string kind)
    {
        if (Directory.Exists(file))
            throw new InputException(file, null, "this is a folder", $"name {kind} to write");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new InputException(file, null, "the folder that it is to be in does not exist", "make it, or name another");
    }

    /// <summary>Writes the file; a folder that does not let it is wrong input.</summary>
    public static void Write(string file, Action<string> write)
    {
        try
        {
            write(file);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "the file cannot be written to its folder", "name another place", fault);
        }
    }
}
