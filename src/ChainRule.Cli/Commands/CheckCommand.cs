using System.CommandLine;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Networks;

namespace ChainRule.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "network files with a batch", Arity = ArgumentArity.OneOrMore };
        var command = new Verb(
            "check",
            "Checks every gradient of network files against central differences, in double precision.",
            [
                "chainrule check one-one-one.json",
            ])
        { files };
        command.SetAction(parsed =>
        {
            var failed = 0;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var network = Network.Read(file, DType.Float64);
                if (network.Batch is not { } batch)
                    throw new InputException(file, "batch", "a gradient check needs a batch to work on", "write {\"input\": …, \"target\": …}");
                var report = GradientCheck.Run(network.Model, network.Loss, batch.Input, batch.Target, network.Regularization);
                Console.WriteLine($"{network.Name}: {report}");
                failed += report.Passed ? 0 : 1;
            }

            return failed == 0 ? Faults.Success : Faults.WorkFailed;
        });
        return command;
    }
}
