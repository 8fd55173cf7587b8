namespace ChainRule.Cli.Tests.Samples;

/// <summary>Callbacks that are written outside the library.</summary>
public sealed class CallbacksTests : CommandTests
{
    [Fact]
    public async Task The_sample_prints_what_is_written_down()
    {
        var expected = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "callbacks.txt"));
        using var program = Command.StartOther("07-callbacks", Folder);
        Assert.Equal(expected.ReplaceLineEndings("\n"), (await program.EndAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
    }
}
