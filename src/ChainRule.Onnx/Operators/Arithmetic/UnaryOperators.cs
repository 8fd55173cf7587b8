using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Onnx.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arithmetic;

/// <summary>Functions of one number.</summary>
internal static class UnaryOperators
{
    public static IEnumerable<Operator> All =>
    [
        Of("Neg", x => -x, x => -x),
        Operator.Of("Abs", call => call.Number(Numbers.Abs(call[0]))),
        Of("Sign", x => x.Map(new Sign()), x => Math.Sign(x)) with { Since = 9 },
        Of("Sqrt", Variable.Sqrt),
        Of("Exp", Variable.Exp),
        Of("Log", Variable.Log),
        Of("Erf", Variable.Erf) with { Since = 9 },
        Of("Reciprocal", x => 1 / x),
        Of("Sin", PlainMap<Sine>.Of),
        Of("Cos", PlainMap<Cosine>.Of),
        Of("Floor", PlainMap<Floor>.Of),
        Of("Ceil", PlainMap<Ceiling>.Of),
        Of("Round", PlainMap<RoundHalfToEven>.Of) with { Since = 11 },
    ];

    private static Operator Of(string type, Func<Variable, Variable> function) => Operator.Of(type, call => call.Result(function(call[0])));

    private static Operator Of(string type, Func<Variable, Variable> floats, Func<long, long> wholes) =>
        Operator.Of(type, call => call.Number(call[0].Type.IsFloatingPoint() ? floats(call[0]) : call[0].Map(type, wholes)));

    /// <summary>y = 1 where x is positive, −1 where it is negative, else 0</summary>
    private readonly struct Sign : IFunction
    {
        public string Name => "sign";

        public DerivativeNeeds Needs => DerivativeNeeds.None;

        public T Forward<T>(T x)
            where T : IAlgebra<T> => T.Sign(x);

        public T Derivative<T>(T x, T y)
            where T : IAlgebra<T> => T.Constant(0);
    }
}
