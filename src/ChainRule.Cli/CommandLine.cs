using System.CommandLine;
using ChainRule.Cli.Commands;
using ChainRule.Onnx;

namespace ChainRule.Cli;

/// <summary>The command with all its verbs.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line, and gives its exit code.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("ChainRule trains neural networks and shows its work.")
        {
            TrainCommand.Create(),
            SearchCommand.Create(),
            EvaluateCommand.Create(),
            PredictCommand.Create(),
            SummaryCommand.Create(),
            CompareCommand.Create(),
            GradientsCommand.Create(),
            ExplainCommand.Create(),
            CheckCommand.Create(),
            ExportCommand.Create(),
            DiagnoseCommand.Create(),
            BenchCommand.Create(),
            RunCommand.Create(),
            ImportCommand.Create(),
        };
        OnnxImport.Register();
        HelpWithExamples.AddTo(root);
        return Faults.Guard(root, arguments);
    }
}
