using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>y = x where x &gt; 0, else α·(eˣ − 1), with y′ = α·eˣ there (Clevert, Unterthiner and Hochreiter 2016)</summary>
/// <param name="Alpha">α: y approaches −α for large negative x</param>
public readonly record struct Elu(double Alpha) : IFunction
{
    public string Name => "elu";

    public DerivativeNeeds Needs => DerivativeNeeds.Input;

    // The exponential is that of min(x, 0): the branch not chosen must not overflow.
    public T Forward<T>(T x)
        where T : IAlgebra<T> =>
        T.IfPositive(x, x, T.Constant(Alpha) * T.Expm1(T.AtMost(x, 0)));

    public T Derivative<T>(T x, T y)
        where T : IAlgebra<T> =>
        T.IfPositive(x, T.Constant(1), T.Constant(Alpha) * T.Exp(T.AtMost(x, 0)));
}
