using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Arithmetic;

/// <summary>Functions of two numbers, element by element; sizes are matched from the last.</summary>
internal static class BinaryOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Add", (a, b) => a + b),
        Of("Sub", (a, b) => a - b),
        Of("Mul", (a, b) => a * b),
        Of("Div", (a, b) => a / b),
    ];

    private static Operator Of(string type, Func<Variable, Variable, Variable> function) =>
        Operator.Of(type, call => call.Result(function(call[0], call[1])));
}
