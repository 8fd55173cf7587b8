using ChainRule.Cli.Commands;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class OutputNamesTests
{
    [Fact]
    public void Every_output_has_a_file_of_its_own_within_the_folder()
    {
        var names = new OutputNames();
        Assert.Equal(
            ["y", "output-1", "fc1.weight", "output-3", "output-4", "output-5", "output-6", "output-7", "output-8", "output-9", "output-10", "output-11", "output-12"],
            new[] { "y", "Y", "fc1.weight", "../../x", "a/b", "CON", "nul.x", "a\0b", ".", "", "-x", "output-1", new string('n', 300) }.Select(names.Of));
    }
}
