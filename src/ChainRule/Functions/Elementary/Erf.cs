using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = erf x, with y′ = 2/√π · e^(−x²)</summary>
public readonly struct Erf : IFunction
{
    /// <inheritdoc/>
    public string Name => "erf";

    /// <inheritdoc/>
    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    /// <inheritdoc/>
    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Erf(x);

    /// <inheritdoc/>
    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(2 / Math.Sqrt(Math.PI)) * T.Exp(-(x * x));
}
