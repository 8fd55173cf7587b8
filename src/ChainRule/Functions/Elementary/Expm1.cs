using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = eˣ − 1, with y′ = eˣ</summary>
public readonly struct Expm1 : IFunction
{
    /// <inheritdoc/>
    public string Name => "expm1";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Expm1(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Exp(x);
}
