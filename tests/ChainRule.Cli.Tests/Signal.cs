using System.Diagnostics;
using System.Globalization;

namespace ChainRule.Cli.Tests;

/// <summary>What one process can tell another on Unix.</summary>
internal sealed record Signal(string Name, int Number)
{
    public static readonly Signal Interrupt = new("INT", 2);
    public static readonly Signal Kill = new("KILL", 9);
    public static readonly Signal Terminate = new("TERM", 15);

    /// <summary>The code of a process that the signal ended, as shells know it.</summary>
    public int ExitCode => 128 + Number;

    public static Signal Of(string name) => new[] { Interrupt, Kill, Terminate }.Single(signal => signal.Name == name);

    public async Task SendAsync(Command command)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{Name}", command.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Skips a test where the signal cannot be sent, or would be ignored.</summary>
    public void SkipWhereUnheard()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no way to signal one process alone.");
        Assert.SkipWhen(IsIgnored, "What started the tests ignores the signal, and so does every process that they start.");
    }

    // A shell lets what it starts in the background ignore interrupts.
    private bool IsIgnored
    {
        get
        {
            const string Ignored = "SigIgn:";
            const string Status = "/proc/self/status";
            return File.Exists(Status)
                && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
                && (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (Number - 1) & 1) == 1;
        }
    }
}
