using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = erf x, with y′ = 2/√π · e^(−x²)</summary>
public readonly struct Erf : IFunction
{
    public string Name => "erf";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Erf(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(2 / Math.Sqrt(Math.PI)) * T.Exp(-(x * x));
}
