using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = max(a, b): the gradient goes to the larger, half to each where they are equal</summary>
public readonly struct Maximum : IBinaryFunction
{
    public string Symbol => "max";

    public Precedence Precedence => Precedence.Call;

    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => T.Max(a, b);

    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => T.IfPositive(a - b, g, T.IfPositive(b - a, T.Constant(0), T.Constant(0.5) * g));

    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => T.IfPositive(b - a, g, T.IfPositive(a - b, T.Constant(0), T.Constant(0.5) * g));
}
