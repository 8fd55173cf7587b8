using ChainRule.Layers;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>A node that is a layer by itself; a Reshape that keeps the batch and joins the rest is a Flatten.</summary>
internal static class NodePattern
{
    public static Recognized? Find(NodeProto node, Wiring wiring)
    {
        if (node.Input.Count == 0 || !wiring.IsComputed(node.Input[0]) || !wiring.Type(node.Input[0]).IsFloatingPoint() || wiring.Shape(node.Input[0]) is not { Rank: >= 2 } shape)
            return null;
        var layer = node.OpType == "Reshape" ? Flattening(node, wiring) : LayerForms.Read(new(wiring.Source.Context, node, shape, name => wiring.Constant(name)?.Known));
        return layer is null ? null : new(layer, [node.Input[0]], [node], [.. layer.State.Count > 0 ? node.Input.Skip(1).Where(name => name.Length > 0) : []]);
    }

    private static Flatten? Flattening(NodeProto node, Wiring wiring)
    {
        var (from, to) = (wiring.Shape(node.Input[0]), wiring.Shape(node.Output[0]));
        return to.Rank == 2 && from[0] == to[0] && wiring.Constant(node.Input[1])?.Known is not null ? new() : null;
    }
}
