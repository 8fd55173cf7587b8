using System.Diagnostics;
using System.Text;

namespace ChainRule.Cli.Tests;

/// <summary>Runs the command as a process of its own, as it lies beside these tests.</summary>
internal sealed class Command : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _error;

    private Command(string program, string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static Command Start(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        new("chainrule", folder, environment, arguments);

    /// <summary>Starts another program that lies beside these tests.</summary>
    public static Command StartOther(string program, string folder) => new(program, folder, new Dictionary<string, string>(), []);

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Waits for the end; the output is what was not yet read.</summary>
    public async Task<Outcome> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        var error = await _error.WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new(_process.ExitCode, output, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
