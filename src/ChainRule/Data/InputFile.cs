namespace ChainRule.Data;

/// <summary>Reads files whose absence or unreadability is the user's to mend.</summary>
public static class InputFile
{
    /// <summary>All bytes of a file.</summary>
    /// <param name="path">the file</param>
    /// <param name="maximumLength">the most bytes it may have</param>
    /// <exception cref="InputException">the file is absent, cannot be read, or is longer</exception>
    public static byte[] ReadAllBytes(string path, long maximumLength = int.MaxValue)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "this is a folder", "name a file");
        if (!File.Exists(path))
            throw new InputException(path, null, "there is no such file");
        try
        {
            var length = new FileInfo(path).Length;
            if (length > maximumLength)
                throw new InputException(path, null, FormattableString.Invariant($"the file has {length} bytes, and the most that is read is {maximumLength}"));
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "the file cannot be read: " + fault.Message, cause: fault);
        }
    }
}
