using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x², with y′ = 2x</summary>
public readonly struct Square : IFunction
{
    public string Name => "square";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => x * x;

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => x + x;
}
