using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ½·x·(1 + tanh u) with u = √(2/π)·(x + 0.044715·x³): GELU's approximation (Hendrycks and Gimpel 2016)</summary>
public readonly struct GeluTanh : IFunction
{
    private const double Cubic = 0.044715;
    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    public string Name => "gelu_tanh";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Constant(0.5) * x * (T.Constant(1) + TanhOf(x));

    // y′ = ½·(1 + tanh u) + ½·x·(1 − tanh² u)·u′ with u′ = √(2/π)·(1 + 3·0.044715·x²)
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T>
    {
        var t = TanhOf(x);
        var du = T.Constant(Scale) * (T.Constant(1) + T.Constant(3 * Cubic) * (x * x));
        return T.Constant(0.5) * (T.Constant(1) + t) + T.Constant(0.5) * x * (T.Constant(1) - t * t) * du;
    }

    private static T TanhOf<T>(T x)
        where T : IAlgebra<T> =>
        T.Tanh(T.Constant(Scale) * (x + T.Constant(Cubic) * (x * x * x)));
}
