using ChainRule.Functions;
using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arithmetic;

/// <summary>Functions of two numbers, element by element; sizes are matched from the last.</summary>
internal static class BinaryOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Add", Numbers.Add),
        Of("Sub", Numbers.Subtract),
        Of("Mul", Numbers.Multiply),
        Operator.Of("Div", Divide),
        Operator.Of("Pow", Power),
    ];

    private static Operator Of(string type, Func<Variable, Variable, Variable> function) =>
        Operator.Of(type, call => call.Number(function(call[0], call[1])));

    // Quotients of whole numbers lose their fraction; that of the least of them and −1 wraps around.
    private static Value Divide(Call call) => call.Number(call[0].Type.IsFloatingPoint() ? call[0] / call[1] : call[0].Zip(call[1], "/", (a, b) => b switch
    {
        0 => throw call.Refuse("it divides a whole number by 0"),
        -1 => -a,
        _ => a / b,
    }));

    // The exponent's type may be another; whole numbers are raised as doubles.
    private static Value Power(Call call)
    {
        var (x, type) = (call[0], call.Value(0).Type);
        if (!type.IsFloatingPoint())
            return call.Result(Operations.Power.Of(x.CastTo(ElementType.Double), call[1].CastTo(ElementType.Double)).CastTo(type));
        if (call.Value(1).Known is { Count: 1 } exponent && exponent.Shape.Rank <= x.Shape.Rank && Simple(x, exponent.Value(0)) is { } simple)
            return call.Result(simple);
        return call.Result(Operations.Power.Of(x, call[1].Type == x.Type ? call[1] : call[1].CastTo(x.Type == DType.Float64 ? ElementType.Double : ElementType.Float)));
    }

    private static Variable? Simple(Variable x, double exponent) => exponent switch
    {
        1 => x,
        2 => x.Map(new Square()),
        3 => x * x * x,
        0.5 => Variable.Sqrt(x),
        -1 => 1 / x,
        _ => null,
    };
}
