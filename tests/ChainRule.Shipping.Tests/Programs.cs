using System.Diagnostics;

namespace ChainRule.Shipping.Tests;

/// <summary>Runs programs to their end.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // No compiler stays behind to hold a folder, or the pipe that is read to its end.
    private static readonly KeyValuePair<string, string>[] Builds = [new("UseSharedCompilation", "false"), new("MSBUILDDISABLENODEREUSE", "1"), new("DOTNET_CLI_USE_MSBUILD_SERVER", "0")];

    public static Task<Outcome> Run(string program, string folder, params IEnumerable<string> arguments) => Run(program, folder, [], arguments);

    public static async Task<Outcome> Run(string program, string folder, IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment.Concat(Builds))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(), output, error).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end within {Patience.TotalMinutes} minutes.");
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Whether a program is found where the system looks for them.</summary>
    public static bool Has(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
