using System.IO.Pipes;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats.Files;

public sealed class MappedFileTests
{
    [Fact]
    public void A_pipe_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes have names of files on Linux");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        var fault = Assert.Throws<InputException>(() => WeightsFile.Open(path));
        Assert.Equal($"{path}: this is a pipe, so its length is not known; use a file", fault.Message);
    }
}
