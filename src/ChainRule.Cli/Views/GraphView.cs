using ChainRule.Onnx.Importing;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What an imported graph is made of.</summary>
internal static class GraphView
{
    public static void Write(IAnsiConsole console, ImportedGraph graph)
    {
        var table = Tables.New("in the graph", "layer", "output, batch 1").AddRight("parameters");
        foreach (var row in graph.Layers)
            table.Add(row.Path, row.Layer, row.Output.ToString(), $"{row.Parameters:N0}");
        var nodes = graph.Nodes.ToArray();
        if (nodes.Length > 0)
            table.Add("", Plural.Of(nodes.Sum(kind => kind.Value), "other node"), "", $"{graph.ParametersOfNodes:N0}");
        console.Write(table);
        if (nodes.Length > 0)
            console.WriteLabelled("nodes      ", Labelled.Listed([.. nodes.Select(kind => $"{kind.Value} {kind.Key}")]));
    }
}
