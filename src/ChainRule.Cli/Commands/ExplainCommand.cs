using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var file = Arguments.Path("FILE", "a network file with a batch (explained as it trains), or a trained model, given as its run's folder or model.safetensors (explained as it predicts, on a row of --data: no dropout, running statistics, a fresh optimizer)");
        var step = Arguments.Count("--step", "for a network file: which step on its batch to explain (default 1); the steps before it are taken first", high: 1_000_000);
        var row = new RowArguments();
        var content = new ExplanationArguments();
        var writing = new WritingArguments();
        var command = new Verb(
            "explain",
            "Explains gradients line by line: the chain rule in symbols and numbers, in double precision.",
            [
                "chainrule explain examples/one-one-one.json --round 2",
                "chainrule explain examples/two-two-two.json --parameter 0.weight[1,0] --methods --error-shares",
                "chainrule explain examples/adam-first-steps.json --step 2",
                "chainrule explain examples/xor.json --lang zh --out xor.html",
                "chainrule explain runs/iris --data iris.csv --row 100 --parameter 3.weight[0,5] --descent",
            ])
        { file, step };
        content.AddTo(command);
        row.AddTo(command);
        writing.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            writing.Check(parsed, (parsed.GetRequiredValue(file), "the file"), (row.Data(parsed), "the data"));
            try
            {
                writing.Write(parsed, await ExplainAsync(parsed, cancellation));
                return Faults.Success;
            }
            catch (NonFiniteException fault)
            {
                Faults.Print($"{parsed.GetRequiredValue(file)}: {fault.Message}");
                return Faults.WorkFailed;
            }
        });
        return command;

        async Task<Explanation> ExplainAsync(ParseResult parsed, CancellationToken cancellation)
        {
            var path = parsed.GetRequiredValue(file);
            var (addresses, options) = (content.Addresses(parsed), content.Options(parsed));
            using var opened = Directory.Exists(path) ? null : DataFile.Open(path);
            if (opened is null or { IsModel: true })
            {
                if (parsed.GetValue(step) is not null)
                    throw new InputException(path, null, "a trained model is explained as it is", "leave --step out, or name a network file");
                var (use, data, number) = await row.LoadAsync(parsed, path, cancellation);
                return ExplainedNetwork.Of(use, data, number, addresses, options);
            }

            row.RefuseFor(parsed, path);
            return ExplainedNetwork.Of(NetworkFile.Parse(opened.ReadAll(), opened.Name, DType.Float64), addresses, options, parsed.GetValue(step) ?? 1);
        }
    }
}
