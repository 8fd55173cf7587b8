using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Cli;

/// <summary>The command's exit codes, and the one line that a fault prints.</summary>
internal static class Faults
{
    public const int Success = 0;

    /// <summary>The work itself failed: training diverged or was stopped, a check did not pass, a disk was full.</summary>
    public const int WorkFailed = 1;

    /// <summary>The command line or a file was wrong.</summary>
    public const int WrongInput = 2;

    private static bool _interruptIsTold;

    /// <summary>Runs a command line; every fault becomes a line on the error stream and an exit code.</summary>
    public static async Task<int> Guard(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in Problems(parsed))
                Print(error);
            Print($"See \"{Path(parsed.CommandResult)} --help\".");
            return WrongInput;
        }

        var code = await Run(parsed, Interrupts.Token);
        if (Interrupts.ExitCode is not { } interrupted)
            return code;
        if (code == Success)
            PrintStopped();
        return interrupted;
    }

    /// <summary>Prints a line on the error stream; after an interrupt only the first one, from whichever thread.</summary>
    public static void Print(string message)
    {
        if (Interrupts.ExitCode is not null && Interlocked.Exchange(ref _interruptIsTold, true))
            return;
        try
        {
            Console.Error.WriteLine($"chainrule: {Printable.Text(message.ReplaceLineEndings(" "))}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // If the error output is closed or full, only the exit code reports the fault.
        }
    }

    public static void PrintStopped() => Print("stopped");

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation);
        }
        catch (Exception fault) when (fault is InputException or ShapeException or ExplanationException or NonFiniteException)
        {
            Print(fault.Message);
            return WrongInput;
        }
        catch (OperationCanceledException)
        {
            PrintStopped();
            return WorkFailed;
        }
        catch (DivergedException fault)
        {
            Print($"{fault.Message} Try a smaller --learning-rate, or --clip-norm 1.");
            return WorkFailed;
        }
        catch (CallbackException fault)
        {
            Print(fault.Message);
            return fault.InnerException is InputException ? WrongInput : WorkFailed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Print(SystemFault.Reason(fault));
            return WorkFailed;
        }
        catch (TypeInitializationException fault) when (fault.InnerException is NotSupportedException cause)
        {
            Print(cause.Message);
            return WrongInput;
        }
        catch (OutOfMemoryException)
        {
            Print("Not enough memory. Try a smaller network, a smaller batch or fewer rows.");
            return WorkFailed;
        }
    }

    // What follows an unknown word is often unknown because of it.
    private static IEnumerable<string> Problems(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var unknown, ..])
            return parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct();
        var known = parsed.CommandResult.Command.Children.Where(symbol => symbol is Option or Command).Select(symbol => symbol.Name);
        return [$"Unrecognized command or argument '{unknown}'{(Spelling.Nearest(unknown, known) is { } meant ? $"; do you mean {meant}?" : "")}"];
    }

    private static string Path(SymbolResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {((CommandResult)command).Command.Name}" : "chainrule";
}
