using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = min(a, b): the gradient goes to the smaller, half to each where they are equal</summary>
public readonly struct Minimum : IBinaryFunction
{
    /// <inheritdoc/>
    public string Symbol => "min";

    /// <inheritdoc/>
    public Precedence Precedence => Precedence.Call;

    /// <inheritdoc/>
    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => T.Min(a, b);

    /// <inheritdoc/>
    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => T.IfPositive(b - a, g, T.IfPositive(a - b, T.Constant(0), T.Constant(0.5) * g));

    /// <inheritdoc/>
    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => T.IfPositive(a - b, g, T.IfPositive(b - a, T.Constant(0), T.Constant(0.5) * g));
}
