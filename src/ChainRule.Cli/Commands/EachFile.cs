using System.CommandLine;
using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Cli.Commands;

/// <summary>Network files processed one after another: one that fails is reported, and the others are still processed.</summary>
internal sealed class EachFile
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "network files with a batch",
        Arity = ArgumentArity.OneOrMore,
        Validators =
        {
            result =>
            {
                // Among any number of files, a mistyped option would pass for one of them.
                if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                    result.AddError($"Unrecognized command or argument '{option.Value}'");
            },
        },
    };

    public void AddTo(Command command, Func<ParseResult, NetworkFile, bool> work)
    {
        command.Add(_files);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var code = Faults.Success;
                foreach (var file in parsed.GetRequiredValue(_files))
                {
                    cancellation.ThrowIfCancellationRequested();
                    code = Math.Max(code, Work(file, network => work(parsed, network)));
                }

                return code;
            },
            cancellation));
    }

    // A wrong file outweighs work that failed.
    private static int Work(string file, Func<NetworkFile, bool> work)
    {
        try
        {
            return work(NetworkFile.Read(file, DType.Float64)) ? Faults.Success : Faults.WorkFailed;
        }
        catch (InputException fault)
        {
            Faults.Print(fault.Message);
            return Faults.WrongInput;
        }
        catch (NonFiniteException fault)
        {
            Faults.Print($"{file}: {fault.Message}");
            return Faults.WorkFailed;
        }
    }
}
