using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = tanh x, with y′ = 1 − y²</summary>
public readonly struct Tanh : IFunction
{
    public string Name => "tanh";

    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Tanh(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(1) - y * y;
}
