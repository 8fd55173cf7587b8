namespace ChainRule.Formats;

/// <summary>What writing a whole file asks of the system; a test lets each call fail in turn.</summary>
internal interface IFileSystem
{
    /// <summary>Creates a file that is not there yet.</summary>
    Stream Create(string path);

    /// <summary>Writes what the system still holds of a file to the disk.</summary>
    void Flush(Stream file);

    /// <summary>Moves a file within its folder; it replaces one that is there.</summary>
    void Move(string from, string to);

    /// <summary>Writes a folder's list of names to the disk.</summary>
    void FlushFolder(string folder);

    /// <summary>Removes a file, if it is there.</summary>
    void Delete(string path);
}
