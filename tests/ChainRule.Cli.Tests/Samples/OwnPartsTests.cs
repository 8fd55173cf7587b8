namespace ChainRule.Cli.Tests.Samples;

/// <summary>Parts that are written outside the library; its tests try them with the built-in ones.</summary>
public sealed class OwnPartsTests : CommandTests
{
    [Fact]
    public async Task The_sample_prints_what_is_written_down()
    {
        var expected = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "own-parts.txt"));
        using var program = Command.StartOther("06-own-parts", Folder);
        Assert.Equal(expected.ReplaceLineEndings("\n"), (await program.EndAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
    }
}
