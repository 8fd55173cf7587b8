using ChainRule.Onnx.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators;

/// <summary>Indexes that may count from the end, and the elements that they choose.</summary>
internal static class Indexing
{
    /// <summary>Indexes counted from 0; a run refuses those that are out of range.</summary>
    public static Variable FromStart(Variable index, int size) => index.Map("from start", i =>
        i >= -size && i < size ? i < 0 ? i + size : i : throw new ArgumentException($"there is no index {i} among {size}"));

    /// <summary>For every index, the element of x at it along a dimension, and at the index's own place along the others.</summary>
    public static Variable TakeElements(Variable x, int axis, Variable index)
    {
        var (strides, elsewhere) = (Strides.Of(x.Shape), new Tensor(index.Shape, DType.Int64));
        if (index.Shape.Rank != x.Shape.Rank || Enumerable.Range(0, x.Shape.Rank).Any(i => i != axis && index.Shape[i] > x.Shape[i]))
            throw new ShapeException($"Indexes of shape {index.Shape} do not choose along dimension {axis} of {x.Shape}.");
        for (var i = 0; i < elsewhere.Count; i++)
            elsewhere.Span<long>()[i] = index.Shape.IndexesOf(i).Select((at, dimension) => dimension == axis ? 0 : (long)at * strides[dimension]).Sum();
        var step = strides[axis];
        var places = FromStart(index, x.Shape[axis]).Zip(x.Tape.Bind(elsewhere), "place", (i, rest) => i * step + rest);
        return x.Reshape([x.Shape.Count]).Take(0, places);
    }
}
