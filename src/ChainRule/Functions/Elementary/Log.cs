using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = ln x, with y′ = 1/x</summary>
public readonly struct Log : IFunction
{
    public string Name => "ln";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Log(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(1) / x;
}
