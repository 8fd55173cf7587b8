using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = eˣ, with y′ = y</summary>
public readonly struct Exp : IFunction
{
    /// <inheritdoc/>
    public string Name => "exp";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Exp(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => y;
}
