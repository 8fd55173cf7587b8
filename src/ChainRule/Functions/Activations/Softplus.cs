using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln(1 + eˣ), with y′ = σ(x)</summary>
public readonly struct Softplus : IFunction
{
    public string Name => "softplus";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.LogOnePlusExp(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => new Sigmoid().Forward(x);
}
