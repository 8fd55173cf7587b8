using ChainRule.Data;

namespace ChainRule.Tests.Data;

public sealed class ScratchFileTests
{
    [Fact]
    public void It_gives_back_what_was_appended_across_its_buffers()
    {
        var file = new ScratchFile();
        byte[] part = [.. Enumerable.Range(0, 700_001).Select(i => (byte)(i % 251))];
        for (var i = 0; i < 4; i++)
            file.Append(part);
        file.Flush();
        Assert.Equal(4L * part.Length, file.Length);
        var read = new byte[part.Length];
        for (var i = 0; i < 4; i++)
        {
            file.Read((long)i * part.Length, read);
            Assert.Equal(part, read);
        }
    }

    [Fact]
    public void It_has_no_name_that_could_be_left_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows removes it with its last handle");
        var before = Directory.GetFiles(Path.GetTempPath());
        var file = new ScratchFile();
        file.Append([1]);
        file.Flush();
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()).Except(before), name => new FileInfo(name).Length == 1);
        GC.KeepAlive(file);
    }
}
