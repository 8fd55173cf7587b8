using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x², with y′ = 2x</summary>
public readonly struct Square : IFunction
{
    /// <inheritdoc/>
    public string Name => "square";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => x * x;

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => x + x;
}
