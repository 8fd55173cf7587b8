using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Formats;
using ChainRule.Workbench.Reporting.Comparisons;

namespace ChainRule.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("RUN") { Description = "the folders of two or more runs that train --out saved", Arity = ArgumentArity.OneOrMore };
        var output = Arguments.Text("--out", "also write a page with the curves of all runs", "FILE.html");
        var json = Arguments.Flag("--json", "print one JSON object");
        var command = new Verb(
            "compare",
            "Lays runs side by side: the settings that differ, the figures, and which is best.",
            [
                "chainrule compare runs/small runs/large",
                "chainrule compare runs/* --out comparison.html",
                "chainrule compare runs/today runs/yesterday --json",
            ])
        { runs, output, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(runs)?.Tokens.Count == 1)
                result.AddError("name two or more runs to compare");
        });
        command.SetAction(parsed =>
        {
            var folders = parsed.GetRequiredValue(runs);
            var file = parsed.GetValue(output);
            if (file is not null)
                OutputFile.Check(file, "a page", folders.Select(folder => ((string?)folder, "a run")));
            var comparison = RunComparison.Read(folders);
            if (file is not null)
                OutputFile.Write(file, path => WholeFile.Write(path, stream => ComparisonPage.Write(stream, comparison)));
            if (parsed.GetValue(json))
                Console.WriteLine(ComparisonJson.Of(comparison));
            else
                ComparisonView.Write(Consoles.Output, comparison);
        });
        return command;
    }
}
