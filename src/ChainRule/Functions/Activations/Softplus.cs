using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln(1 + eˣ), with y′ = σ(x)</summary>
public readonly struct Softplus : IFunction
{
    /// <inheritdoc/>
    public string Name => "softplus";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.LogOnePlusExp(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => new Sigmoid().Forward(x);
}
