using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = 1 / (1 + e⁻ˣ), with y′ = y·(1 − y)</summary>
public readonly struct Sigmoid : IFunction
{
    public string Name => "σ";

    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Constant(1) / (T.Constant(1) + T.Exp(-x));

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => y * (T.Constant(1) - y);
}
