using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln(1 + x) for x ≥ 0, with y′ = 1 / (1 + x)</summary>
public readonly struct Log1p : IFunction
{
    /// <inheritdoc/>
    public string Name => "log1p";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Log1p(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(1) / (T.Constant(1) + x);
}
