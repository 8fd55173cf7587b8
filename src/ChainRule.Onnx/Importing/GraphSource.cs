using ChainRule.Onnx.Files;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Importing;

/// <summary>A graph of one input and one output that becomes a layer.</summary>
/// <param name="Context">the file, and the version of its operators</param>
/// <param name="Input">what is given: (batch, …)</param>
/// <param name="Output">the name of the result</param>
/// <param name="Nodes">each after those whose outputs it takes</param>
/// <param name="Constants">the tensors that the file holds</param>
internal sealed record GraphSource(GraphContext Context, DeclaredValue Input, string Output, IReadOnlyList<NodeProto> Nodes, IReadOnlyDictionary<string, Value> Constants)
{
    /// <summary>The graph with nothing that its output does not need.</summary>
    public GraphSource WithoutUnused()
    {
        var needed = new HashSet<string> { Output };
        var nodes = new List<NodeProto>();
        foreach (var node in Nodes.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            nodes.Add(node);
            needed.UnionWith(node.Input);
        }

        nodes.Reverse();
        return this with { Nodes = nodes, Constants = Constants.Where(constant => needed.Contains(constant.Key)).ToDictionary() };
    }
}
