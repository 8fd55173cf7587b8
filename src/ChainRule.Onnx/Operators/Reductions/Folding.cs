using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Operators.Arithmetic;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Reductions;

/// <summary>Numbers of any type along some dimensions, reduced to one.</summary>
internal static class Folding
{
    /// <summary>The sum over dimensions, which keep the size 1.</summary>
    public static Variable Sum(Variable x, int[] axes) => x.Type.IsFloatingPoint() ? x.SumTo(x.Shape.Reduced(axes)) : Fold(x, axes, Numbers.Add, 0);

    /// <summary>
    /// A function that may be applied in any order, over dimensions, which keep the size 1: halves meet halves, so that it takes the logarithm of
    /// the size in steps.
    /// </summary>
    /// <param name="empty">the result for no numbers; null if there is none</param>
    public static Variable Fold(Variable x, int[] axes, Func<Variable, Variable, Variable> function, double? empty = null)
    {
        var result = x.Shape.Reduced(axes);
        int[] kept = [.. Enumerable.Range(0, x.Shape.Rank).Except(axes)];
        var size = axes.Aggregate(1, (count, axis) => count * x.Shape[axis]);
        if (size == 0)
            return Filled(x.Tape, result, x.Type, empty ?? throw new ShapeException($"There is nothing to choose from in {x.Shape}."));
        x = x.Permute([.. kept, .. axes]).Reshape([.. kept.Select(axis => x.Shape[axis]), size]);
        for (; size > 1; size = x.Shape[^1])
        {
            var half = size / 2;
            var halves = function(x.Slice(-1, 0, half), x.Slice(-1, half, half));
            x = size % 2 == 0 ? halves : VariableViews.Concat(-1, halves, x.Slice(-1, size - 1, 1));
        }

        return x.Reshape(result);
    }

    private static Variable Filled(Tape tape, Shape shape, DType type, double value) => tape.Bind(tape.NewTensor(shape, type, _ => value));
}
