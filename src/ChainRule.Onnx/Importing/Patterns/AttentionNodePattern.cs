using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>The node Attention, where it has heads of its own for keys and values, and no past.</summary>
internal static class AttentionNodePattern
{
    public static Recognized? Find(NodeProto node, Wiring wiring)
    {
        if (node.OpType != "Attention" || node.Input.Skip(4).Concat(node.Output.Skip(1)).Any(name => name.Length > 0) || !node.Input.Take(3).All(wiring.IsComputed))
            return null;
        var attributes = wiring.Attributes(node);
        var (q, k) = (wiring.Shape(node.Input[0]), wiring.Shape(node.Input[1]));
        if (q.Rank != 4 || q[1] != k[1] || attributes.Float("softcap", 0) != 0)
            return null;
        var (mask, bias) = (attributes.Flag("is_causal") ? KeyMask.Causal(q[2], k[2]) : null, node.Input.ElementAtOrDefault(3) ?? "");
        if (bias.Length > 0)
        {
            var added = wiring.Constant(bias)?.Known is { } constant ? wiring.Type(bias) == ElementType.Bool ? KeyMask.Of(constant, double.NegativeInfinity) : constant : null;
            if (added is null && wiring.Type(bias) == ElementType.Bool)
                return null;
            if (added is not null && KeyMask.IsOne(added))
                (mask, bias) = (KeyMask.Both(mask, added), "");
        }

        return mask is null || KeyMask.IsOne(mask)
            ? new(new Attention(q[1], attributes.Float("scale", 1 / Math.Sqrt(q[-1])), mask) { HasKeysAsRows = true }, [.. node.Input.Take(3), .. bias.Length > 0 ? [bias] : Array.Empty<string>()], [node])
            : null;
    }
}
