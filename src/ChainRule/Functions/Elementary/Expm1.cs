using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = eˣ − 1, with y′ = eˣ</summary>
public readonly struct Expm1 : IFunction
{
    public string Name => "expm1";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Expm1(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Exp(x);
}
