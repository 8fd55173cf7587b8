using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Constants;

/// <summary>What is known whatever a graph is given: constants, and the sizes of tensors.</summary>
internal static class ConstantOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Constant", Constant),
        Operator.Of("ConstantOfShape", ConstantOfShape) with { Since = 9 },
        Operator.Of("Shape", Sizes),
        Operator.Of("Size", call => call.Result(Tensor.From<long>([call.Value(0).Shape.Count], Shape.Scalar), ElementType.Int64)),
        Operator.Of("Range", Range) with { Since = 11 },
    ];

    private static Value Constant(Call call)
    {
        var attributes = call.Attributes;
        return attributes.Tensor("value") is { } tensor ? TensorReader.Read(tensor, call.File)
            : attributes.Floats("value_floats") is { } floats ? call.Result(Tensor.From(floats, floats.Length), ElementType.Float)
            : attributes.Ints("value_ints") is { } ints ? call.Result(Tensor.From(ints, ints.Length), ElementType.Int64)
            : attributes.Has("value_float") ? call.Result(Tensor.Scalar(attributes.Float("value_float", 0)), ElementType.Float)
            : attributes.Has("value_int") ? call.Result(Tensor.From<long>([attributes.Int("value_int", 0)], Shape.Scalar), ElementType.Int64)
            : throw call.Refuse("it has no value, or one that is sparse or a text, which are not supported");
    }

    private static Value ConstantOfShape(Call call)
    {
        var shape = call.ShapeOf(call.KnownInts(0));
        var value = call.Attributes.Tensor("value") is { } tensor ? TensorReader.Read(tensor, call.File) : call.Result(Tensor.Scalar(0), ElementType.Float);
        if (value.Known is not { Count: 1 } one)
            throw call.Refuse("attribute value is not a single number");
        call.Tape.Reserve(shape, one.Type);
        var filled = new Tensor(shape, one.Type);
        for (var (i, size) = (0, one.Bytes.Length); i < filled.Count; i++)
            one.Bytes.CopyTo(filled.Bytes[(i * size)..]);
        return call.Result(filled, value.Type);
    }

    private static Value Sizes(Call call)
    {
        var shape = call.Value(0).Shape;
        var (start, end) = (Clamped("start", 0), Clamped("end", shape.Rank));
        long[] sizes = [.. shape.Take(start..Math.Max(start, end)).Select(size => (long)size)];
        return call.Result(Tensor.From(sizes, sizes.Length), ElementType.Int64);

        int Clamped(string name, int absent) =>
            call.Attributes.Int(name, absent) is var at && at < 0 ? (int)Math.Max(0, at + shape.Rank) : (int)Math.Min(at, shape.Rank);
    }

    private static Value Range(Call call)
    {
        var (start, limit, step) = (call.Known(0), call.Known(1), call.Known(2));
        if (start.Count != 1 || limit.Count != 1 || step.Count != 1 || step.Value(0) == 0)
            throw call.Refuse("it needs a start, a limit and a step that is not 0");
        var count = Math.Max(0, Math.Ceiling((limit.Value(0) - start.Value(0)) / step.Value(0)));
        if (!(count <= Shape.MaximumCount))
            throw call.Refuse(FormattableString.Invariant($"from {start.Value(0)} to {limit.Value(0)} in steps of {step.Value(0)} are {count} numbers, more than a tensor can hold"));
        return call.Result(call.Tape.NewTensor([(int)count], start.Type, i => start.Value(0) + i * step.Value(0)), call.Value(0).Type);
    }
}
