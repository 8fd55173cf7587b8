using ChainRule.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli;

/// <summary>A file that a verb writes: a place where it cannot be is refused, where possible before the work.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a place that can be told to be wrong without writing.</summary>
    /// <param name="file">the file to write</param>
    /// <param name="kind">what it is to be: a CSV file</param>
    /// <param name="inputs">what is read, and what that is called; a model may be a run's folder, data a folder of IDX files</param>
    public static void Check(string file, string kind, params IEnumerable<(string? Path, string Name)> inputs)
    {
        if (Directory.Exists(file))
            throw new InputException(file, null, "this is a folder", $"name {kind} to write");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new InputException(file, null, "the folder that it is to be in does not exist", "make it, or name another");
        if (!File.Exists(file))
            return;
        foreach (var (path, name) in inputs)
        {
            if (path is not null && FilesOf(path).Any(read => SameFile.Is(read, file)))
                throw new InputException(file, null, $"this is {name} that is read", "name another file to write");
        }
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
        catch (IOException fault)
        {
            throw new IOException($"{file}: the file cannot be written: {SystemFault.Reason(fault)}", fault);
        }
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? [RunFolder.ModelOf(path), .. InputFile.InFolder(path, "*ubyte*")]
        : [path];
}
