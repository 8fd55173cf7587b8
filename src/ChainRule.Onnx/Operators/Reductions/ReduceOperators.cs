using ChainRule.Functions;
using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Operators.Arithmetic;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Reductions;

/// <summary>One number of all those along some dimensions.</summary>
internal static class ReduceOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("ReduceSum", Folding.Sum, axesInputSince: 13),
        Of("ReduceMean", Mean),
        Of("ReduceMax", (x, axes) => Folding.Fold(x, axes, Numbers.Max)),
        Of("ReduceMin", (x, axes) => Folding.Fold(x, axes, Numbers.Min)),
        Of("ReduceProd", (x, axes) => Folding.Fold(x, axes, Numbers.Multiply, 1)),
        Of("ReduceSumSquare", (x, axes) => Folding.Sum(Numbers.Multiply(x, x), axes)),
        Of("ReduceL1", (x, axes) => Folding.Sum(Numbers.Abs(x), axes)),
        OfFloats("ReduceL2", (x, axes) => Variable.Sqrt(Folding.Sum(x.Map(new Square()), axes))),
        OfFloats("ReduceLogSum", (x, axes) => Variable.Log(Folding.Sum(x, axes))),
        OfFloats("ReduceLogSumExp", LogSumExp),
    ];

    private static Operator Of(string type, Func<Variable, int[], Variable> reduce, int axesInputSince = 18) => Operator.Of(type, call =>
    {
        var x = call[0];
        var axes = Axes.Of(call, x.Shape.Rank, axesInputSince) ?? [];
        // Along no dimension, each number is reduced by itself.
        if (axes.Length == 0 && !call.Attributes.Flag("noop_with_empty_axes"))
            axes = [.. Enumerable.Range(0, x.Shape.Rank)];
        var y = reduce(x, axes);
        return call.Number(call.Attributes.Flag("keepdims", absent: true) ? y : y.Reshape([.. x.Shape.Where((_, axis) => !axes.Contains(axis))]));
    });

    // Whole numbers are reduced as doubles.
    private static Operator OfFloats(string type, Func<Variable, int[], Variable> reduce) => Of(type, (x, axes) =>
        x.Type.IsFloatingPoint() ? reduce(x, axes) : reduce(x.CastTo(ElementType.Double), axes).CastTo(ElementType.Int64));

    private static Variable Mean(Variable x, int[] axes)
    {
        var sum = Folding.Sum(x, axes);
        var count = sum.Shape.Count == 0 ? 1 : x.Shape.Count / sum.Shape.Count;
        return x.Type.IsFloatingPoint() ? sum * (1.0 / count) : sum.Map("mean", total => total / count);
    }

    // m + ln Σ e^(x − m), where m is the largest, so that nothing overflows.
    private static Variable LogSumExp(Variable x, int[] axes)
    {
        var largest = Folding.Fold(x, axes, Numbers.Max);
        return largest + Variable.Log(Folding.Sum(Variable.Exp(x - largest), axes));
    }
}
