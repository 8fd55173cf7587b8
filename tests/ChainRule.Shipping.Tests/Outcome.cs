namespace ChainRule.Shipping.Tests;

/// <summary>What a program came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The output, if the program succeeded.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        return Output;
    }
}
