using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = |x|; its derivative at 0 is 0</summary>
public readonly struct Abs : IFunction
{
    public string Name => "abs";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Abs(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Sign(x);
}
