using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = −x</summary>
public readonly struct Negate : IFunction
{
    public string Name => "−";

    public DerivativeNeeds Needs => DerivativeNeeds.None;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => -x;

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(-1);
}
