using System.Diagnostics;
using System.Runtime.Versioning;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

[UnsupportedOSPlatform("windows")]
public sealed class WholeFileOnUnixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Permissions_stay_as_they_were()
    {
        SkipElsewhere();
        var path = _folder.Write("a", "1");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        WholeFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal([9], File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("old")]
    [InlineData("")]
    [InlineData(null)]
    public void A_link_stays_and_what_it_leads_to_is_replaced(string? content)
    {
        SkipElsewhere();
        if (content is not null)
            _folder.Write("target", content);
        File.CreateSymbolicLink(_folder.File("between"), "target");
        File.CreateSymbolicLink(_folder.File("link"), "between");
        WholeFile.Write(_folder.File("link"), stream => stream.WriteByte(9));
        Assert.Equal("between", new FileInfo(_folder.File("link")).LinkTarget);
        Assert.Null(new FileInfo(_folder.File("target")).LinkTarget);
        Assert.Equal([9], File.ReadAllBytes(_folder.File("target")));
        Assert.Equal(["between", "link", "target"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(entry => Path.GetFileName(entry)).Order());
    }

    [Fact]
    public async Task A_pipe_is_written_to()
    {
        SkipElsewhere();
        var path = _folder.File("pipe");
        Make("mkfifo", path);
        var read = Task.Run(() => File.ReadAllBytes(path));
        WholeFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([9], await read);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_device_stays_one()
    {
        SkipElsewhere();
        var path = _folder.File("null");
        Make("mknod", path, "c", "1", "3");
        WholeFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    private static void SkipElsewhere() => Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");

    private static void Make(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        Assert.SkipWhen(process.ExitCode != 0, $"{program} may not be used.");
    }
}
