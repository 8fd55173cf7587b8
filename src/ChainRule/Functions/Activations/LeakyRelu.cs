using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x where x > 0, else slope·x</summary>
/// <param name="NegativeSlope">the slope where x is not positive</param>
public readonly record struct LeakyRelu(double NegativeSlope) : IFunction
{
    public string Name => "leaky_relu";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    public T Forward<T>(T x)
        where T : IAlgebra<T> => T.IfPositive(x, x, T.Constant(NegativeSlope) * x);

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> => T.IfPositive(x, T.Constant(1), T.Constant(NegativeSlope));
}
