using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arithmetic;

/// <summary>Functions of two numbers of any one type.</summary>
internal static class Numbers
{
    public static Variable Add(Variable a, Variable b) => Of(a, b, "+", (a, b) => a + b, (a, b) => a + b);

    public static Variable Subtract(Variable a, Variable b) => Of(a, b, "−", (a, b) => a - b, (a, b) => a - b);

    public static Variable Multiply(Variable a, Variable b) => Of(a, b, "·", (a, b) => a * b, (a, b) => a * b);

    public static Variable Max(Variable a, Variable b) => Of(a, b, "max", Variable.Max, Math.Max);

    public static Variable Min(Variable a, Variable b) => Of(a, b, "min", Variable.Min, Math.Min);

    public static Variable Abs(Variable x) => x.Type.IsFloatingPoint() ? Variable.Abs(x) : x.Map("abs", a => a < 0 ? -a : a);

    /// <summary>A result with the type of the first input; whole numbers that it is too small for wrap around.</summary>
    public static Value Number(this Call call, Variable y)
    {
        var type = call.Value(0).Type;
        return call.Result(type.IsFloatingPoint() ? y : y.CastTo(type, ElementType.Int64));
    }

    private static Variable Of(Variable a, Variable b, string name, Func<Variable, Variable, Variable> floats, Func<long, long, long> wholes) =>
        a.Type.IsFloatingPoint() ? floats(a, b) : a.Zip(b, name, wholes);
}
