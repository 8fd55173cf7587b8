using ChainRule.Formats;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What a file of weights holds: its tensors, and what it says about itself.</summary>
internal static class WeightsView
{
    private const int Shown = 1000;

    public static void Write(IAnsiConsole console, WeightsFile weights)
    {
        console.WriteLabelled("", [$"{weights.Path}:", $"weights ({weights.Format}{(weights.Entry is { } entry ? $", the entry \"{entry}\" of a checkpoint" : "")})"]);
        foreach (var (key, value) in weights.Metadata)
            console.WriteLabelled("metadata   ", $"{key}:", value);
        var table = Tables.New("tensor", "type", "shape").AddRight("numbers");
        foreach (var tensor in weights.Tensors.Take(Shown))
            table.Add(tensor.Name, tensor.Type.ToString(), tensor.Shape.ToString(), $"{tensor.Shape.Count:N0}");
        if (weights.Tensors.Count > Shown)
            table.Add($"… {weights.Tensors.Count - Shown:N0} more", "", "", "");
        table.Add("total", "", "", $"{weights.Tensors.Sum(tensor => (long)tensor.Shape.Count):N0}");
        console.Write(table);
    }
}
