using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>The largest pixel of every window, and where it is.</summary>
internal static class MaxPooling
{
    public static IReadOnlyList<Value> Compute(Call call)
    {
        var sliding = PoolingOperators.Window(call);
        var x = Sliding.Raised(call[0]);

        // Pixels of 8 bits are numbers of any floating-point type.
        var numbers = x.Type.IsFloatingPoint() ? x : x.CastTo(ElementType.Float);
        var y = Largest(numbers, numbers, sliding);
        var largest = call.Result(Sliding.Lowered(x == numbers ? y : y.CastTo(call.Value(0).Type), call));
        return call.Wants(1) ? [largest, call.Result(Sliding.Lowered(Places(numbers, sliding, call), call), ElementType.Int64)] : [largest];
    }

    // Of x, which chooses, and values.
    private static Variable Largest(Variable x, Variable values, Sliding sliding)
    {
        if (sliding.IsPlain)
            return x.Tape.Append(new MaxPool2d(sliding.Window), x, values);
        var apart = LaidApart(x);
        return x.Tape.Append(new MaxPool2d(Apart.Window(sliding)), apart, x == values ? apart : LaidApart(values));

        Variable LaidApart(Variable pictures) => Apart.Largest(Apart.Largest(pictures, 2, sliding.Down), 3, sliding.Across);
    }

    // The places in the whole tensor; within a plane, column by column where storage_order is 1.
    private static Variable Places(Variable x, Sliding sliding, Call call)
    {
        var (height, width) = (x.Shape[2], x.Shape[3]);
        var byColumn = call.Attributes.Flag("storage_order");
        var inPlane = x.Tape.NewTensor([height, width], x.Type, i => byColumn ? i % width * height + i / width : i);
        var starts = x.Tape.NewTensor([x.Shape[0], x.Shape[1], 1, 1], DType.Int64, plane => (double)plane * inPlane.Count);
        return Largest(x, x.Tape.Bind(inPlane).BroadcastTo(x.Shape), sliding).CastTo(ElementType.Int64)
            .Zip(x.Tape.Bind(starts), "+", (a, b) => a + b);
    }
}
