using ChainRule.Data;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Operators;

/// <summary>What is wrong with a node.</summary>
internal static class NodeFault
{
    public static InputException Of(string file, NodeProto node, string problem, string? remedy = null) => new(file, Place(node), problem, remedy);

    public static string Place(NodeProto node) => $"node {(node.Name.Length > 0 ? node.Name : string.Join(", ", node.Output))} ({node.OpType})";
}
