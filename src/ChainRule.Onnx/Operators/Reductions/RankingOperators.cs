using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Operators.Reductions;

/// <summary>Which numbers along a dimension are the largest or smallest, and sums along a dimension.</summary>
internal static class RankingOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("ArgMax", call => Extreme(call, isLargest: true)),
        Operator.Of("ArgMin", call => Extreme(call, isLargest: false)),
        new("TopK", Top),
        Operator.Of("CumSum", CumulativeSum) with { Since = 11 },
    ];

    private static Value Extreme(Call call, bool isLargest)
    {
        var x = call[0];
        var axis = call.Axis(0, x.Shape.Rank);
        var index = x.Tape.Append(new Ranking(axis, 1) { IsLargestFirst = isLargest, IsLastOfEqualsFirst = call.Attributes.Flag("select_last_index") }, x);
        return call.Result(call.Attributes.Flag("keepdims", absent: true) ? index : index.Reshape([.. x.Shape.Where((_, i) => i != axis)]), ElementType.Int64);
    }

    // They are sorted whether that is asked for or not.
    private static Value[] Top(Call call)
    {
        var x = call[0];
        var axis = call.Axis(-1, x.Shape.Rank);
        var count = call.Opset < 10 ? call.Attributes.Int("k", -1) : call.KnownInt(1);
        if (count < 0 || count > x.Shape[axis])
            throw call.Refuse($"dimension {axis} of {x.Shape} has no {count} numbers");
        var index = x.Tape.Append(new Ranking(axis, (int)count) { IsLargestFirst = call.Attributes.Flag("largest", absent: true) }, x);
        return [call.Result(Indexing.TakeElements(call, x, axis, index)), call.Result(index, ElementType.Int64)];
    }

    private static Value CumulativeSum(Call call)
    {
        var x = call[0];
        var operation = new CumulativeSum(call.Place(call.KnownInt(1), x.Shape.Rank), call.Attributes.Flag("exclusive"), call.Attributes.Flag("reverse"));
        return call.Result(x.Tape.Append(operation, x));
    }
}
