using ChainRule.Data;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing;

/// <summary>Nodes that compute from the input's shape what is the same for every size of the batch: constants take their place.</summary>
internal static class StaticShapes
{
    // Longer ones would only make the text of the graph longer.
    private const int MostElements = 65536;

    /// <summary>The graph without them; as it is if it runs for one size of the batch alone.</summary>
    public static GraphSource Fold(GraphSource source)
    {
        if (Run(source, 1) is not { } one || Run(source, 3) is not { } other)
            return source;
        var dependent = new HashSet<string> { source.Input.Name };
        var constants = source.Constants.ToDictionary();
        var nodes = new List<NodeProto>();
        foreach (var node in source.Nodes)
        {
            string[] outputs = [.. node.Output.Where(output => output.Length > 0)];
            var depends = node.Input.Any(dependent.Contains);
            if (depends)
                dependent.UnionWith(outputs);
            if (depends && outputs.All(output => IsSame(one[output], other[output])))
                Array.ForEach(outputs, output => constants[output] = one[output]);
            else
                nodes.Add(node);
        }

        return (source with { Nodes = nodes, Constants = constants }).WithoutUnused();
    }

    private static GraphRun? Run(GraphSource source, int batch)
    {
        try
        {
            var run = source.Record(source.Given.WithoutFirst().Prepend(batch));
            foreach (var node in source.Nodes)
                run.Run(node);
            return run;
        }
        // What takes too much for several samples may be modest for one.
        catch (Exception fault) when (fault is ShapeException || (fault is InputException && (batch > 1 || fault.InnerException is not InsufficientMemoryException)))
        {
            return null;
        }
    }

    private static bool IsSame(Value one, Value other) =>
        one is { Type: ElementType.Int64 or ElementType.Float, Known: { Count: <= MostElements } a } && other.Known is { } b && a.Shape == b.Shape && a.Bytes.SequenceEqual(b.Bytes);
}
