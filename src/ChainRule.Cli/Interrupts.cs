using System.Runtime.InteropServices;

namespace ChainRule.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first one asks the work to stop; if it does not stop within a moment, or on a second one, the process ends. A file
/// that was being written is then left as it was before.
/// </summary>
internal static class Interrupts
{
    private static readonly CancellationTokenSource Source = new();
    private static readonly Lock Gate = new();

    // Kept for the life of the process: once collected, a registration gets no signals.
    private static PosixSignalRegistration[] _registrations = [];

    /// <summary>How long the work may take to stop: longer if it has something to save.</summary>
    public static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(0.7);

    /// <summary>Cancelled by the first signal.</summary>
    public static CancellationToken Token => Source.Token;

    /// <summary>The exit code after a signal: 128 plus its number; null if there was none.</summary>
    public static int? ExitCode { get; private set; }

    /// <summary>Starts to listen for signals.</summary>
    public static void Listen() => _registrations = [Register(PosixSignal.SIGINT, 130), Register(PosixSignal.SIGTERM, 143)];

    private static PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (ExitCode is not null)
            End();
        ExitCode = exitCode;
        new Thread(EndLater) { IsBackground = true }.Start();
        Source.Cancel();
    });

    private static void EndLater()
    {
        Thread.Sleep(Patience);
        End();
    }

    private static void End()
    {
        lock (Gate)
        {
            Faults.PrintStopped();
            Environment.Exit(ExitCode!.Value);
        }
    }
}
