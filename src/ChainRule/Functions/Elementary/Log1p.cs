using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln(1 + x) for x ≥ 0, with y′ = 1 / (1 + x)</summary>
public readonly struct Log1p : IFunction
{
    public string Name => "log1p";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Log1p(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(1) / (T.Constant(1) + x);
}
