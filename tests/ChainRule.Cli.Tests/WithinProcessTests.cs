using System.Globalization;

namespace ChainRule.Cli.Tests;

/// <summary>Tests that run the command within their own process, one at a time: starting another takes far longer than a refusal.</summary>
[Collection(nameof(WithinProcess))]
public abstract class WithinProcessTests : CommandTests
{
    private protected new async Task<Outcome> RunAsync(params IEnumerable<string> arguments)
    {
        var (folder, output, error) = (Directory.GetCurrentDirectory(), Console.Out, Console.Error);
        using var printed = new StringWriter();
        using var told = new StringWriter();
        try
        {
            Directory.SetCurrentDirectory(Folder);
            Console.SetOut(printed);
            Console.SetError(told);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var code = await CommandLine.RunAsync([.. arguments]);
            return new(code, printed.ToString(), told.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            Directory.SetCurrentDirectory(folder);
        }
    }
}

/// <summary>The current folder and the console belong to the process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(WithinProcess), DisableParallelization = true)]
public sealed class WithinProcess;
