using System.IO.Pipes;
using ChainRule.Data;

namespace ChainRule.Tests.Data;

public sealed class InputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_a_folder_are_found_by_their_names()
    {
        foreach (var name in (string[])["a-1", "a-2", "b-1"])
            _folder.Write(name, "");
        Assert.Equal(["a-1", "a-2"], InputFile.InFolder(_folder.Path, "a-*").Select(file => Path.GetFileName(file)).Order());
        Assert.Equal(
            _folder.File("none") + ": the folder cannot be read: there is no such file or folder",
            Assert.Throws<InputException>(() => InputFile.InFolder(_folder.File("none"), "*")).Message);
    }

    [Theory]
    [InlineData(65536)]
    [InlineData(70000)]
    public async Task What_is_longer_than_it_may_be_is_refused_though_its_length_was_not_known(int maximum)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var reading = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        var writing = Task.Run(() =>
        {
            pipe.Write(new byte[maximum + 1]);
            pipe.Dispose();
        });
        Assert.Contains($"more than the maximum of {maximum} bytes", Assert.Throws<InputException>(() => InputFile.ReadAllBytes(reading, "pipe", maximum)).Message, StringComparison.Ordinal);
        await writing;
    }
}
