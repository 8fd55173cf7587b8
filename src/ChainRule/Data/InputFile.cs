namespace ChainRule.Data;

/// <summary>Reads files whose absence or unreadability is the user's to mend.</summary>
public static class InputFile
{
    /// <summary>All bytes of a file.</summary>
    /// <param name="path">the file</param>
    /// <param name="maximumLength">the most bytes it may have</param>
    /// <exception cref="InputException">the file is absent, cannot be read, or is longer</exception>
    public static byte[] ReadAllBytes(string path, long maximumLength = int.MaxValue) => Read(path, () =>
    {
        var length = new FileInfo(path).Length;
        return length <= maximumLength
            ? File.ReadAllBytes(path)
            : throw new InputException(path, null, FormattableString.Invariant($"the file has {length} bytes, and the most that is read is {maximumLength}"));
    });

    /// <summary>What <paramref name="read"/> gives of a file that is there and can be read.</summary>
    /// <exception cref="InputException">the file is absent, or cannot be read</exception>
    internal static T Read<T>(string path, Func<T> read)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "this is a folder", "name a file");
        if (!File.Exists(path))
            throw new InputException(path, null, "there is no such file");
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "the file cannot be read: " + SystemFault.Reason(fault), cause: fault);
        }
    }
}
