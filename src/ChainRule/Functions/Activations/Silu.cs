using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x·σ(x), with y′ = σ(x)·(1 + x·(1 − σ(x))) (Elfwing, Uchibe and Doya 2018)</summary>
public readonly struct Silu : IFunction
{
    public string Name => "silu";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => x * new Sigmoid().Forward(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T>
    {
        var s = new Sigmoid().Forward(x);
        return s * (T.Constant(1) + x * (T.Constant(1) - s));
    }
}
