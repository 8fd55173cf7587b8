using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = −x</summary>
public readonly struct Negate : IFunction
{
    /// <inheritdoc/>
    public string Name => "−";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.None;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => -x;

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(-1);
}
