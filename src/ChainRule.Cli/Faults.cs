using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Cli;

/// <summary>What the command's exit codes mean, and the one line that a fault prints.</summary>
internal static class Faults
{
    public const int Success = 0;

    /// <summary>The work itself failed: training diverged or was stopped, a check did not pass, a disk was full.</summary>
    public const int WorkFailed = 1;

    /// <summary>The command line or a file was wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Runs a command line; every fault becomes a line on the error stream and an exit code.</summary>
    public static async Task<int> Guard(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct())
                Print(error);
            Print($"'{Path(parsed.CommandResult)} --help' shows how it goes");
            return WrongInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (Exception fault) when (fault is InputException or ShapeException or ExplanationException or NonFiniteException)
        {
            Print(fault.Message);
            return WrongInput;
        }
        catch (OperationCanceledException)
        {
            Print("stopped");
            return WorkFailed;
        }
        catch (Exception fault) when (fault is DivergedException or IOException or UnauthorizedAccessException)
        {
            Print(fault.Message);
            return WorkFailed;
        }
        catch (OutOfMemoryException)
        {
            Print("the memory does not suffice; a smaller network, a smaller batch or fewer rows take less");
            return WorkFailed;
        }
    }

    public static void Print(string message) => Console.Error.WriteLine($"chainrule: {message.ReplaceLineEndings(" ")}");

    private static string Path(SymbolResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {((CommandResult)command).Command.Name}" : "chainrule";
}
