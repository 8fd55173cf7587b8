using ChainRule.Data;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Operators;

/// <summary>What is wrong with a node.</summary>
internal static class NodeFault
{
    private const int LongestName = 60;
    private const int MostOutputs = 8;

    public static InputException Of(string file, NodeProto node, string problem, string? remedy = null, Exception? cause = null) => new(file, Place(node), problem, remedy, cause);

    private static string Place(NodeProto node)
    {
        var name = node.Name.Length > 0 ? node.Name : string.Join(", ", node.Output.Where(output => output.Length > 0).Take(MostOutputs));
        return $"node {(name.Length > 0 ? Printable.Short(name, LongestName) : "without a name")} ({Printable.Short(node.OpType, LongestName)})";
    }
}
