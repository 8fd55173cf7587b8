using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = √x, with y′ = 1 / (2y)</summary>
public readonly struct Sqrt : IFunction
{
    public string Name => "√";

    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Sqrt(x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(0.5) / y;
}
