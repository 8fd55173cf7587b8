using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = eˣ, with y′ = y</summary>
public readonly struct Exp : IFunction
{
    public string Name => "exp";

    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Exp(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => y;
}
