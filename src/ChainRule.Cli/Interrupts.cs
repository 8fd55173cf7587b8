using System.Runtime.InteropServices;

namespace ChainRule.Cli;

/// <summary>
/// Ctrl-C and the request to end: the first asks the work to stop; where that has not stopped within a moment, or at a second
/// one, the process ends. A file that was being written is then as if it had never been begun.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Lock _gate = new();

    public Interrupts() => _registrations = [Register(PosixSignal.SIGINT, 130), Register(PosixSignal.SIGTERM, 143)];

    /// <summary>How long the work may take to stop: longer where it has something to save.</summary>
    public static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(0.7);

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The code to exit with after a signal: 128 and its number; null where there was none.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (ExitCode is not null)
            End();
        ExitCode = exitCode;
        new Thread(EndLater) { IsBackground = true }.Start();
        _source.Cancel();
    });

    private void EndLater()
    {
        Thread.Sleep(Patience);
        End();
    }

    private void End()
    {
        lock (_gate)
        {
            Faults.PrintStopped();
            Environment.Exit(ExitCode!.Value);
        }
    }
}
