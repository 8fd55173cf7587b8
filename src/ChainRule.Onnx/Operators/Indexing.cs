using ChainRule.Onnx.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators;

/// <summary>Indexes that may count from the end, and the elements that they choose.</summary>
internal static class Indexing
{
    /// <summary>A node's indexes counted from 0; those that are out of range are refused at once if they are known, and by a run otherwise.</summary>
    public static Variable FromStart(Call call, int input, int size) => call.Value(input).Known is { } known
        ? call.Tape.Bind(FromStart(call, new Tape { Budget = call.Tape.Budget }.Bind(known), size).Value)
        : FromStart(call, call[input], size);

    /// <summary>Indexes, of which those that count from the end are counted from 0.</summary>
    public static Variable FromStart(Call call, Variable index, int size) => index.Map("from start", i =>
        i >= -size && i < size ? i < 0 ? i + size : i : throw call.Refuse($"there is no index {i} among {size}"));

    /// <summary>For every index, the element of x at it along a dimension, and at the index's own place along the others.</summary>
    public static Variable TakeElements(Call call, Variable x, int axis, Variable index)
    {
        var strides = Strides.Of(x.Shape);
        if (index.Shape.Rank != x.Shape.Rank || Enumerable.Range(0, x.Shape.Rank).Any(i => i != axis && index.Shape[i] > x.Shape[i]))
            throw new ShapeException($"Indexes of shape {index.Shape} do not choose along dimension {axis} of {x.Shape}.");
        var elsewhere = x.Tape.NewTensor(index.Shape, DType.Int64, i => index.Shape.IndexesOf(i).Select((at, dimension) => dimension == axis ? 0 : (long)at * strides[dimension]).Sum());
        var step = strides[axis];
        var places = FromStart(call, index, x.Shape[axis]).Zip(x.Tape.Bind(elsewhere), "place", (i, rest) => i * step + rest);
        return x.Reshape([x.Shape.Count]).Take(0, places);
    }
}
