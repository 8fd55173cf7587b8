namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongEnvironmentTests : CommandTests
{
    [Theory]
    [InlineData("banana")]
    [InlineData("1024")]
    [InlineData("-1")]
    public async Task A_width_that_no_processor_has_is_refused(string width)
    {
        Variables["CHAINRULE_SIMD"] = width;
        foreach (var arguments in (string[][])[["gradients", Fixtures.Network("one-one-one")], ["train", "xor", "--epochs", "1"], ["bench", "mlp-2-2-2"]])
            Assert.StartsWith($"The environment variable CHAINRULE_SIMD is \"{width}\", but this processor has the widths ", (await RunAsync(arguments)).Failure(2), StringComparison.Ordinal);
    }
}
