using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "check",
            "Checks every gradient of network files against central differences, in double precision.",
            [
                "chainrule check one-one-one.json",
                "chainrule check networks/*.json",
            ]);
        new EachFile().AddTo(command, (_, network) =>
        {
            var report = network.CheckGradients();
            Consoles.Output.WriteLabelled("", $"{network.Model.Name}: {Figures.Minus(report.ToString())}".Split(' '));
            return report.Passed;
        });
        return command;
    }
}
