using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = new ModelArguments("data like the model's training data");
        var json = Arguments.Flag("--json", "print one JSON object");
        var command = new Verb(
            "evaluate",
            "Evaluates a trained model on data, or on the data's test set if there is one.",
            [
                "chainrule evaluate runs/iris iris.csv",
                "chainrule evaluate runs/digits digits --seed 7 --json",
            ])
        { json };
        model.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (use, data) = await model.LoadAsync(parsed, cancellation);
            var judgement = use.Evaluate(data, cancellation);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(Reports.Evaluated(judgement, use));
                return;
            }

            var console = Consoles.Output;
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(data.Name));
            var dropped = judgement.LeftOut;
            console.WriteLine($"{data.Name}: {Plural.Of(judgement.Samples, "sample")}{(dropped > 0 ? $"; {Plural.Of(dropped, "row lacks", "rows lack")} {Lacking(use.Preparation)} and {Plural.Noun(dropped, "is", "are")} left out" : "")}");
            DataLines.Write(console, use.Preparation);
            if (use.Count > 1)
                console.WriteLine($"the mean of what {use.Count} models predict");
            if (judgement.Note is { } note)
                console.WriteLine(note);
            ResultTables.WriteFigures(console, [(name, judgement.Evaluation)]);
            ResultTables.WriteOutputs(console, judgement.Evaluation, use.OutputNames, name);
            if (judgement is { Naive: { } naive, Evaluation.Regression: { } errors })
                console.WriteLabelled("", naive.Beside(errors.MeanAbsoluteError).Split(' '));
        });
        return command;
    }

    private static string Lacking(Preparation? preparation) =>
        preparation?.Windows is not null ? "a whole window before them"
        : preparation?.Unseen == UnseenPolicy.Refuse ? "a value or known words"
        : "a value";
}
