using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = |x|; its derivative at 0 is 0</summary>
public readonly struct Abs : IFunction
{
    /// <inheritdoc/>
    public string Name => "abs";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Abs(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Sign(x);
}
