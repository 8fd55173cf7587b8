using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ChainRule.Formats;

/// <summary>The file system of this machine.</summary>
internal sealed partial class Disk : IFileSystem
{
    public static readonly Disk Instance = new();

    // EACCES on every Unix.
    private const int PermissionDenied = 13;

    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);

    public void Flush(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <remarks>No managed call opens a folder. Windows writes names by itself, and a browser has no disk.</remarks>
    public void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser())
            return;
        using var opened = Open(folder, flags: 0);
        if (!opened.IsInvalid)
            RandomAccess.FlushToDisk(opened);
        else if (Marshal.GetLastPInvokeError() is var error and not PermissionDenied)
            throw new IOException($"the folder cannot be opened (error {error})");
    }

    public void Delete(string path) => File.Delete(path);

    // The flags 0 mean: for reading.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
