using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>What variables of any type can do: sizes are matched from the last, and a size of 1 is stretched.</summary>
internal static class TapeExtensions
{
    /// <summary>Takes memory for an operator's own numbers out of the tape's budget, before they are computed.</summary>
    public static void Reserve(this Tape tape, Shape shape, DType type) => tape.Budget?.Take(new(shape, type));

    /// <summary>A tensor of an operator's own numbers, each computed from its place in row-major order.</summary>
    public static Tensor NewTensor(this Tape tape, Shape shape, DType type, Func<int, double> number)
    {
        tape.Reserve(shape, type);
        var tensor = new Tensor(shape, type);
        for (var i = 0; i < tensor.Count; i++)
            tensor.SetValue(i, number(i));
        return tensor;
    }

    /// <summary>The elements repeated along dimensions of size 1 and new leading ones, whatever their type.</summary>
    public static Variable Stretch(this Variable x, Shape shape)
    {
        if (x.Type.IsFloatingPoint() || x.Shape == shape)
            return x.BroadcastTo(shape);
        if (Shape.Broadcast(x.Shape, shape) != shape)
            throw new ShapeException($"A tensor of shape {x.Shape} cannot be broadcast to the shape {shape}.");
        var (own, steps) = (Strides.Of(x.Shape), new int[shape.Rank]);
        for (var i = 1; i <= x.Shape.Rank; i++)
            steps[^i] = x.Shape[^i] == 1 ? 0 : own[own.Rank - i];
        return x.Tape.Append(new View(shape, new(steps), 0), x);
    }

    /// <summary>The numbers as an element type holds them.</summary>
    public static Variable CastTo(this Variable x, ElementType type) => x.Tape.Append(new Cast(type), x);

    /// <summary>The same, unless the type they have holds no other.</summary>
    public static Variable CastTo(this Variable x, ElementType type, ElementType from) =>
        type == from || type is ElementType.Int64 or ElementType.UInt64 && x.Type == DType.Int64 || type == ElementType.Float && x.Type == DType.Float32 ? x : x.CastTo(type);

    public static Variable Map(this Variable x, string name, Func<long, long> function) => x.Tape.Append(new WholeMap(name, function), x);

    public static Variable Zip(this Variable a, Variable b, string name, Func<long, long, long> function) => Matched(new WholeZip(name, function), a, b);

    /// <summary>1 where a relation holds, else 0.</summary>
    public static Variable Compare<TRelation>(this Variable a, Variable b)
        where TRelation : struct, IRelation => Matched(new Relation<TRelation>(), a, b);

    /// <summary>1 where a floating-point number passes a test, else 0.</summary>
    public static Variable Test<TTest>(this Variable x)
        where TTest : struct, ITest => x.Tape.Append(new Test<TTest>(), x);

    /// <summary>a where the condition is not 0, else b.</summary>
    public static Variable Choose(this Variable condition, Variable a, Variable b) => Matched(new Choose(), condition, a, b);

    /// <summary>An operation on tensors of one shape, to which its inputs are stretched.</summary>
    public static Variable Matched(Operation operation, params Variable[] inputs)
    {
        var shape = inputs.Select(input => input.Shape).Aggregate(Shape.Broadcast);
        return inputs[0].Tape.Append(operation, [.. inputs.Select(input => input.Stretch(shape))]);
    }
}
