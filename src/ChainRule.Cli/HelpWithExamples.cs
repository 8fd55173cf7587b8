using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ChainRule.Cli;

/// <summary>Prints the help, and below it the verb's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    // With fewer columns the help would not terminate.
    private const int NarrowestHelp = 40;

    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Adds the examples to the help of every verb, and prints the help if no verb is given.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        var help = (HelpAction)option.Action!;
        help.MaxWidth = Math.Max(help.MaxWidth, NarrowestHelp);
        var action = new HelpWithExamples(help);
        option.Action = action;
        root.SetAction(parsed =>
        {
            action.Invoke(parsed);
            return Faults.WrongInput;
        });
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return code;
    }
}
