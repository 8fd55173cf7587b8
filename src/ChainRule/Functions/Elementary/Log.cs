using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln x, with y′ = 1/x</summary>
public readonly struct Log : IFunction
{
    /// <inheritdoc/>
    public string Name => "ln";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Log(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(1) / x;
}
