using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Experiments;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What is predicted, and from which columns, as labelled lines.</summary>
internal static class DataLines
{
    private const int LabelWidth = 11;

    /// <summary>How many samples there are for what, and what was concluded about them.</summary>
    public static void Write(IAnsiConsole console, Experiment experiment)
    {
        var sets = new[] { ("train", (int?)experiment.Sets.Train.Count), ("validation", experiment.Sets.Validation?.Count), ("test", experiment.Sets.Test?.Count) };
        console.WriteLabelled("data       ", [$"{experiment.Options.Data}:", .. Labelled.Listed([.. sets.Where(set => set.Item2 is not null).Select(set => $"{set.Item2:N0} {set.Item1}")])]);
        foreach (var note in experiment.Notes)
            console.WriteLabelled("           ", note.Split(' '));
        if (experiment.Pictures is { } pictures)
            console.WriteLabelled("pictures   ", pictures.ToString().Split(' '));
        Write(console, experiment.Preparation, withOptions: experiment.Options.From is null);
    }

    /// <summary>Writes nothing if the data was numbers already.</summary>
    public static void Write(IAnsiConsole console, Preparation? preparation, bool withOptions = false)
    {
        foreach (var (label, pieces) in preparation is null ? [] : PreparationLines.Of(preparation, withOptions))
            console.WriteLabelled(label.PadRight(LabelWidth), pieces);
    }
}
