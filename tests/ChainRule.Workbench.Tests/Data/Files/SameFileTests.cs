using ChainRule.Tests;
using ChainRule.Workbench.Data.Files;

namespace ChainRule.Workbench.Tests.Data.Files;

public sealed class SameFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_to_files_and_folders_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        var file = _folder.Write("a/d.csv", "");
        File.CreateSymbolicLink(_folder.File("l.csv"), "a/d.csv");
        File.CreateSymbolicLink(_folder.File("again.csv"), "l.csv");
        Directory.CreateSymbolicLink(_folder.File("b"), _folder.File("a"));
        foreach (var other in (string[])["a/d.csv", "a/../a/./d.csv", "l.csv", "again.csv", "b/d.csv"])
            Assert.True(SameFile.Is(_folder.File(other), file), other);
        Assert.False(SameFile.Is(_folder.File("b/e.csv"), file));
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        _folder.Write("d.csv", "");
        File.CreateSymbolicLink(_folder.File("x"), "y");
        File.CreateSymbolicLink(_folder.File("y"), "x");
        Assert.False(SameFile.Is(_folder.File("x"), _folder.File("d.csv")));
    }
}
