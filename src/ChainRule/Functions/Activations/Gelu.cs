using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x·Φ(x) with Φ(x) = ½·(1 + erf(x/√2)), and y′ = Φ(x) + x·e^(−x²/2)/√(2π) (Hendrycks and Gimpel 2016)</summary>
public readonly struct Gelu : IFunction
{
    public string Name => "gelu";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => x * Phi(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> =>
        Phi(x) + x * T.Constant(1 / Math.Sqrt(2 * Math.PI)) * T.Exp(T.Constant(-0.5) * (x * x));

    private static T Phi<T>(T x)
        where T : IAlgebra<T> =>
        T.Constant(0.5) * (T.Constant(1) + T.Erf(x * T.Constant(1 / Math.Sqrt(2))));
}
