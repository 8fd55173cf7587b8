using ChainRule.Layers;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>(x − μ) / √(mean((x − μ)²) + ε) · weight + bias, over the last dimension.</summary>
internal static class LayerNormPattern
{
    public static Recognized? Find(NodeProto last, Wiring wiring) => last.OpType switch
    {
        "Add" => With(last, wiring, "Mul", (scaled, bias) => wiring.Maker(scaled, "Mul") is { } product
            ? With(product, wiring, "Div", (normal, weight) => Of(normal, [last, product], weight, bias, wiring))
            : null),
        "Div" => Of(last.Output[0], [], null, null, wiring),
        _ => null,
    };

    // The input that such a node makes, and the other, which is a constant vector.
    private static Recognized? With(NodeProto node, Wiring wiring, string type, Func<string, string, Recognized?> find) =>
        ((string, string)[])[(node.Input[0], node.Input[1]), (node.Input[1], node.Input[0])] is var orders
        && orders.Where(order => wiring.Maker(order.Item1, type) is not null && wiring.Constant(order.Item2)?.Shape.Rank == 1).Select(order => find(order.Item1, order.Item2)).FirstOrDefault(found => found is not null) is { } one
            ? one
            : null;

    private static Recognized? Of(string name, NodeProto[] after, string? weight, string? bias, Wiring wiring)
    {
        if (wiring.Maker(name, "Div") is not { } quotient || wiring.Maker(quotient.Input[0], "Sub") is not { } centred || wiring.Maker(quotient.Input[1], "Sqrt") is not { } root
            || wiring.Maker(root.Input[0], "Add") is not { } shifted || wiring.Number(shifted.Input[1]) is not { } eps || wiring.Maker(shifted.Input[0], "ReduceMean") is not { } variance)
            return null;
        var x = centred.Input[0];
        if (wiring.Maker(centred.Input[1], "ReduceMean") is not { } mean || mean.Input[0] != x || !IsOverLast(mean, wiring) || !IsOverLast(variance, wiring) || Square(variance.Input[0], x, mean.Output[0], wiring) is not { } square)
            return null;
        NodeProto[] nodes = [.. after, quotient, centred, root, shifted, variance, mean, .. square.Where(node => !ReferenceEquals(node, centred))];
        var features = wiring.Shape(x)[-1];
        if (weight is null || bias is null)
            return new(new LayerNorm(features, Values.ShortDecimal.Of((float)eps), affine: false), [x], nodes);
        var (w, b) = (wiring.Constant(weight)!.Known!, wiring.Constant(bias)!.Known!);
        return w.Count == features && b.Count == features ? new(LayerNode.Filled(new LayerNorm(features, Values.ShortDecimal.Of((float)eps)), w, b), [x], nodes, weight, bias) : null;
    }

    private static NodeProto[]? Square(string name, string x, string mean, Wiring wiring)
    {
        var (square, isSquare) = wiring.Maker(name, "Pow") is { } power ? (power, wiring.Number(power.Input[1]) == 2)
            : wiring.Maker(name, "Mul") is { } product ? (product, product.Input[0] == product.Input[1])
            : (null, false);
        return isSquare && wiring.Maker(square!.Input[0], "Sub") is { } centred && centred.Input[0] == x && centred.Input[1] == mean ? [square, centred] : null;
    }

    private static bool IsOverLast(NodeProto node, Wiring wiring)
    {
        var axes = node.Input.Count > 1 && wiring.Constant(node.Input[1])?.Known is { Type: DType.Int64 } given ? given.Span<long>().ToArray() : wiring.Attributes(node).Ints("axes");
        return wiring.Attributes(node).Flag("keepdims", true) && axes is [var axis] && (axis == -1 || axis == wiring.Shape(node.Input[0]).Rank - 1);
    }
}
