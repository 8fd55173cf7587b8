using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Logic;

/// <summary>Truth values: what gives them, combines them, and chooses by them.</summary>
internal static class TruthOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("And", (a, b) => a & b),
        Of("Or", (a, b) => a | b),
        Of("Xor", (a, b) => a ^ b),
        Operator.Of("Not", call => call.Result(Not(call[0]))),
        Operator.Of("IsNaN", call => call.Result(call[0].Test<IsNaN>(), ElementType.Bool)) with { Since = 9 },
        Operator.Of("IsInf", IsInfinite) with { Since = 10 },
        Operator.Of("Where", call => call.Result(call[0].Choose(call[1], call[2]), call.Value(1).Type)) with { Since = 9 },
    ];

    private static Operator Of(string type, Func<long, long, long> function) => Operator.Of(type, call => call.Result(call[0].Zip(call[1], type, function)));

    private static Variable Not(Variable x) => x.Map("not", a => 1 - a);

    private static Value IsInfinite(Call call)
    {
        var x = call[0];
        Variable[] tests =
        [
            .. call.Attributes.Flag("detect_positive", absent: true) ? [x.Test<IsPositiveInfinity>()] : Array.Empty<Variable>(),
            .. call.Attributes.Flag("detect_negative", absent: true) ? [x.Test<IsNegativeInfinity>()] : Array.Empty<Variable>(),
        ];
        return tests.Length == 0
            ? call.Result(new Tensor(x.Shape, DType.Int64), ElementType.Bool)
            : call.Result(tests.Aggregate((a, b) => a.Zip(b, "or", (a, b) => a | b)), ElementType.Bool);
    }
}
