namespace ChainRule.Cli.Tests.Samples;

/// <summary>What one layer separates, and what takes two.</summary>
public sealed class PerceptronAndXorTests : CommandTests
{
    [Fact]
    public async Task The_sample_prints_what_is_written_down()
    {
        var expected = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "perceptron-and-xor.txt"));
        using var program = Command.StartOther("05-perceptron-and-xor", Folder);
        Assert.Equal(expected.ReplaceLineEndings("\n"), (await program.EndAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
    }
}
