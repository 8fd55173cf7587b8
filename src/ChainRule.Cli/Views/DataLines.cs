using ChainRule.Workbench.Data.Tables.Preparations;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What is predicted from which columns, as lines beneath others with labels.</summary>
internal static class DataLines
{
    private const int LabelWidth = 11;

    /// <summary>Writes nothing where the data were numbers already.</summary>
    public static void Write(IAnsiConsole console, Preparation? preparation, bool withOptions = false)
    {
        foreach (var (label, pieces) in preparation is null ? [] : PreparationLines.Of(preparation, withOptions))
            console.WriteLabelled(label.PadRight(LabelWidth), pieces);
    }
}
