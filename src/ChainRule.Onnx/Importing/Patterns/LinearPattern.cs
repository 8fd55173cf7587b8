using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>A product with a constant matrix, and a sum with a constant vector after it: weighted sums, whose weight is the matrix transposed.</summary>
internal static class LinearPattern
{
    public static Recognized? Find(NodeProto last, Wiring wiring)
    {
        if (last.OpType == "MatMul")
            return Of(last, null, [last], wiring);
        if (last.OpType != "Add")
            return null;
        foreach (var (product, bias) in ((string, string)[])[(last.Input[0], last.Input[1]), (last.Input[1], last.Input[0])])
        {
            if (wiring.Maker(product, "MatMul") is { } matMul && wiring.Constant(bias) is not null)
                return Of(matMul, bias, [last, matMul], wiring);
        }

        return null;
    }

    private static Recognized? Of(NodeProto product, string? bias, NodeProto[] nodes, Wiring wiring)
    {
        var (x, matrix) = (product.Input[0], product.Input[1]);
        if (!wiring.IsComputed(x) || wiring.Shape(x).Rank < 2 || wiring.Constant(matrix)?.Known is not { Shape.Rank: 2 } weight)
            return null;
        return LinearForms.Of(LinearForms.Turned(weight), bias is null ? null : wiring.Constant(bias)!.Known) is { } layer
            ? new(layer, [x], nodes, bias is null ? [matrix] : [matrix, bias])
            : null;
    }
}
