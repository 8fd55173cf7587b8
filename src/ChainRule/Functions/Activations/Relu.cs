using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = max(x, 0); its derivative at 0 is 0</summary>
public readonly struct Relu : IFunction
{
    public string Name => "relu";

    public DerivativeNeeds Needs => DerivativeNeeds.Output;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.Max(x, T.Constant(0));

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.IfPositive(y, T.Constant(1), T.Constant(0));
}
