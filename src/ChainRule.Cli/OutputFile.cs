using ChainRule.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli;

/// <summary>A file that a verb writes; a place that it cannot be written to is refused, before the work if possible.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a place that is known to be wrong before anything is written.</summary>
    /// <param name="file">the file to write</param>
    /// <param name="kind">what kind of file: a CSV file</param>
    /// <param name="inputs">what is read, and what that is called; a model may be a run's folder, data a folder of pictures or IDX files</param>
    public static void Check(string file, string kind, params IEnumerable<(string? Path, string Name)> inputs)
    {
        if (Directory.Exists(file))
            throw new InputException(file, null, "this is a folder", $"give the path of {kind} to write");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new InputException(file, null, "its folder does not exist", "create it, or choose another");
        if (!File.Exists(file))
            return;
        foreach (var (path, name) in inputs)
        {
            if (path is not null && FilesOf(path).Any(read => SameFile.Is(read, file)))
                throw new InputException(file, null, $"this would overwrite {name}", "choose another file to write");
        }
    }

    /// <summary>Writes the file; a folder that does not allow it is wrong input.</summary>
    public static void Write(string file, Action<string> write)
    {
        try
        {
            write(file);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "the file cannot be written to its folder", "choose another place", fault);
        }
        catch (IOException fault)
        {
            throw new IOException($"{file}: the file cannot be written: {SystemFault.Reason(fault)}", fault);
        }
    }

    private static IEnumerable<string> FilesOf(string path) => !Directory.Exists(path) ? [path]
        : File.Exists(RunFolder.ModelOf(path)) ? RunFolder.FilesOf(path)
        : [.. RunFolder.FilesOf(path), .. InputFile.InFolder(path, "*ubyte*"), .. InputFile.InFolder(path, "*.csv")];
}
