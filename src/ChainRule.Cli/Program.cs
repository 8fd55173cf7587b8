using System.CommandLine;
using System.Globalization;
using System.Text;
using ChainRule.Cli;
using ChainRule.Cli.Commands;

Interrupts.Listen();

// Numbers and messages are the same in every locale.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.SetOut(new StreamWriter(new StandardOutput(Console.OpenStandardOutput()), Console.OutputEncoding, bufferSize: 1 << 10) { AutoFlush = true });

var root = new RootCommand("ChainRule trains neural networks and shows its work.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
    SummaryCommand.Create(),
    GradientsCommand.Create(),
    ExplainCommand.Create(),
    CheckCommand.Create(),
    BenchCommand.Create(),
};
HelpWithExamples.AddTo(root);
return await Faults.Guard(root, args);
