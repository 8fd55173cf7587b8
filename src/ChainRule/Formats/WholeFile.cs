namespace ChainRule.Formats;

/// <summary>Writes files that are either whole or not there at all.</summary>
public static class WholeFile
{
    /// <summary>How the names of files end that are being written.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>
    /// Writes a file beside its place and then moves it there, in place of an earlier one; when writing fails, whatever was
    /// there stays as it was.
    /// </summary>
    /// <param name="path">where the file is to be, in a folder that exists</param>
    /// <param name="write">writes the contents</param>
    /// <exception cref="IOException">the file cannot be written</exception>
    public static void Write(string path, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        var partial = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}{PartialSuffix}");
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
