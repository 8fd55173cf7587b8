using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Products;

/// <summary>Products of matrices; those of whole numbers are computed as doubles, which are exact up to 2⁵³.</summary>
internal static class ProductOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Gemm", Gemm),
        Operator.Of("MatMul", call => Result(call, MatMul(Factor(call, 0), Factor(call, 1)))),
    ];

    private static Variable Factor(Call call, int input) => call.Value(input).Type.IsFloatingPoint() ? call[input] : call[input].CastTo(ElementType.Double);

    private static Value Result(Call call, Variable y) => call.Result(call.Value(0).Type.IsFloatingPoint() ? y : y.CastTo(call.Value(0).Type));

    // α·A·B + β·C
    private static Value Gemm(Call call)
    {
        var (alpha, beta) = (call.Attributes.Float("alpha", 1), call.Attributes.Float("beta", 1));
        if (call[0].Shape.Rank != 2 || call[1].Shape.Rank != 2)
            throw call.Refuse($"it multiplies matrices, not {call[0].Shape} and {call[1].Shape}");
        var product = Scaled(Factor(call, 0).MatMul(Factor(call, 1), call.Attributes.Flag("transA"), call.Attributes.Flag("transB")), alpha);
        return Result(call, call.Has(2) ? product + Scaled(Factor(call, 2), beta) : product);
    }

    private static Variable Scaled(Variable x, double factor) => factor == 1 ? x : x * factor;

    // A vector counts as a row on the left and as a column on the right, and its dimension of size 1 is left out of the product.
    private static Variable MatMul(Variable a, Variable b)
    {
        if (a.Shape.Rank > 1 && b.Shape.Rank > 1)
            return a.MatMul(b);
        var (row, column) = (a.Shape.Rank == 1, b.Shape.Rank == 1);
        var product = (row ? a.Reshape(a.Shape.Prepend(1)) : a).MatMul(column ? b.Reshape([.. b.Shape, 1]) : b);
        int[] sizes = [.. product.Shape.Sizes[..^2], .. row ? [] : product.Shape.Sizes[^2..^1], .. column ? [] : product.Shape.Sizes[^1..]];
        return product.Reshape(new(sizes));
    }
}
