using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Logic;

/// <summary>Relations of two numbers, element by element.</summary>
internal static class ComparisonOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Equal", (a, b) => a.Compare<Equal>(b)),
        Of("Less", (a, b) => a.Compare<Less>(b)),
        Of("LessOrEqual", (a, b) => a.Compare<LessOrEqual>(b)) with { Since = 12 },
        Of("Greater", (a, b) => b.Compare<Less>(a)),
        Of("GreaterOrEqual", (a, b) => b.Compare<LessOrEqual>(a)) with { Since = 12 },
    ];

    private static Operator Of(string type, Func<Variable, Variable, Variable> relation) =>
        Operator.Of(type, call => call.Result(relation(call[0], call[1]), ElementType.Bool));
}
