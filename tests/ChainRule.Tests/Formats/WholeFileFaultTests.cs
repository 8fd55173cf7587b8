using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

public sealed class WholeFileFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Create, write twice, flush, move and flush the folder.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_fails_before_the_end_leaves_the_file_that_was_there_and_nothing_else(int call)
    {
        var path = _folder.Write("a", [1, 2, 3]);
        Assert.Throws<IOException>(() => Write(path, new FailingFiles(call)));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Where_the_folder_cannot_be_flushed_the_new_file_is_whole()
    {
        var path = _folder.Write("a", [1, 2, 3]);
        Assert.Throws<IOException>(() => Write(path, new FailingFiles(6)));
        Assert.Equal([8, 9], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_folder_can_be_flushed_whatever_its_name()
    {
        Directory.CreateDirectory(_folder.File("größe 训练"));
        WholeFile.FlushFolder(_folder.File("größe 训练"));
        if (!OperatingSystem.IsWindows())
            Assert.Throws<IOException>(() => WholeFile.FlushFolder(_folder.File("none")));
    }

    private static void Write(string path, FailingFiles files) => WholeFile.Write(
        path,
        stream =>
        {
            stream.WriteByte(8);
            stream.WriteByte(9);
        },
        files);
}
