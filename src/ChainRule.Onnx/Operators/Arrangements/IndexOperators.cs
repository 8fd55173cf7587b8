using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arrangements;

/// <summary>Elements by their index, and the tensors that mark an index.</summary>
internal static class IndexOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Gather", Gather),
        Operator.Of("GatherElements", call => call.Result(Indexing.TakeElements(call, call[0], call.Axis(0, call[0].Shape.Rank), call[1]))) with { Since = 11 },
        Operator.Of("OneHot", OneHot) with { Since = 9 },
    ];

    private static Value Gather(Call call)
    {
        var x = call[0];
        var axis = call.Axis(0, x.Shape.Rank);
        return call.Result(x.Take(axis, Indexing.FromStart(call, 1, x.Shape[axis])));
    }

    // An index beyond the depth marks nothing.
    private static Value OneHot(Call call)
    {
        var (index, values, depth) = (call[0].CastTo(ElementType.Int64, call.Value(0).Type), call[2], call.KnownInt(1));
        var axis = call.Axis(-1, index.Shape.Rank + 1);
        if (depth is < 0 or > Shape.MaximumCount)
            throw call.Refuse($"the depth {depth} is out of range");
        var classes = call.Tape.NewTensor([(int)depth, .. Enumerable.Repeat(1, index.Shape.Rank - axis)], DType.Int64, i => i);
        var marked = index.Map("from start", i => i < 0 ? i + depth : i)
            .Reshape([.. index.Shape.Sizes[..axis], 1, .. index.Shape.Sizes[axis..]])
            .Compare<Equal>(call.Tape.Bind(classes));
        return call.Result(marked.Choose(Part(1), Part(0)), call.Value(2).Type);

        Variable Part(int i) => values.Slice(0, i, 1).Reshape(Shape.Scalar);
    }
}
