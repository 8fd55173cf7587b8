using ChainRule.Workbench.Data.Tables.Preparations;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What is predicted, and from which columns, as labelled lines.</summary>
internal static class DataLines
{
    private const int LabelWidth = 11;

    /// <summary>Writes nothing if the data was numbers already.</summary>
    public static void Write(IAnsiConsole console, Preparation? preparation, bool withOptions = false)
    {
        foreach (var (label, pieces) in preparation is null ? [] : PreparationLines.Of(preparation, withOptions))
            console.WriteLabelled(label.PadRight(LabelWidth), pieces);
    }
}
