using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = 1 where x > 0, else 0: the perceptron's function; its derivative is 0 wherever it has one</summary>
public readonly struct Step : IFunction
{
    public string Name => "step";

    public DerivativeNeeds Needs => DerivativeNeeds.None;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.IfPositive(x, T.Constant(1), T.Constant(0));

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.Constant(0);
}
