using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Exchange;

/// <summary>
/// A model with its preparation as one graph of ONNX: an input (batch, 1) for each column of the table, 64-bit numbers or texts; numbers are standardised,
/// words become one input each, and predicted numbers come out in the table's units.
/// </summary>
public static class PreparedGraph
{
    /// <summary>The first operator set in which texts can be compared.</summary>
    public const int OpsetOfWords = 19;

    /// <summary>Whether the graph would compare texts.</summary>
    public static bool HasWords(Model model) => PreparationOf(model)?.Columns.Any(column => column is WordColumn) ?? false;

    /// <summary>Builds the graph.</summary>
    /// <exception cref="InputException">the model has no preparation, or one that no nodes can do</exception>
    public static OnnxGraph Of(Model model, OnnxSettings settings)
    {
        if (PreparationOf(model) is not { } preparation)
            throw new InputException(model.File, null, "the model was not trained on a table, so it has no preparation", "leave --with-preparation out");
        if (preparation.Windows is { } windows)
            throw new InputException(model.File, "windows", $"a sample is {windows.Length} rows of a series, and the graph takes one row", "leave --with-preparation out");
        if (preparation.Columns.OfType<HashedColumn>().FirstOrDefault() is { } hashed)
            throw new InputException(model.File, $"column \"{hashed.Name}\"", "ONNX has no node that hashes words", $"leave --with-preparation out, or train with --kind \"{hashed.Name}=word\"");
        if (preparation.Columns.FirstOrDefault(column => column is not (NumberColumn or WordColumn)) is { } strange)
            throw new InputException(model.File, $"column \"{strange.Name}\"", "ONNX has no nodes that read dates and times", "leave --with-preparation out, or train without the column (--ignore)");
        if (HasWords(model) && settings.Opset < OpsetOfWords)
            throw new InputException(model.File, $"column \"{preparation.Columns.First(column => column is WordColumn).Name}\"", $"texts can be compared since operator set {OpsetOfWords}", $"give --opset {OpsetOfWords} or more");
        var graph = new OnnxGraph(settings);
        string[] given = [.. preparation.Columns.Select(column => graph.Input(column.Name, column is WordColumn ? ElementType.Text : ElementType.Double, [1]))];
        var x = graph.Node("prepare/Concat", "Concat", [.. preparation.Columns.Zip(given, (column, name) => new ColumnNodes(graph, column.Name, preparation.Missing).Add(column, name))], ("axis", 1));
        if (preparation.InputShape is { } sizes)
            x = graph.Node("prepare/Reshape", "Reshape", [x, graph.Constant("prepare/shape", Tensor.From([-1, .. sizes.Select(size => (long)size)], sizes.Count + 1))]);
        if (preparation.Target is NumberTargets targets)
            AddNumbers(graph, graph.Append(model.Network, x, model.Input), targets.Numbers);
        else
            graph.Model(model, x);
        return graph;
    }

    private static Preparation? PreparationOf(Model model) => SavedPreparation.Of(model, model.File).Table;

    private static void AddNumbers(OnnxGraph graph, string y, IReadOnlyList<NumberTarget> numbers)
    {
        var wide = graph.Node("target/Cast", "Cast", [y], ("to", (int)ElementType.Double));
        var spread = graph.Node("target/Mul", "Mul", [wide, Constant("deviation", number => number.StandardDeviation)]);
        graph.Output(graph.Node("target/Add", "Add", [spread, Constant("mean", number => number.Mean)]), NetworkGraph.OutputName, ElementType.Double, [numbers.Count]);

        string Constant(string name, Func<NumberTarget, double> value) => graph.Constant($"target/{name}", Tensor.From([.. numbers.Select(value)], numbers.Count));
    }
}
