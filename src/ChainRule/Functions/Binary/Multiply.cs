using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = a·b, with ∂y/∂a = b and ∂y/∂b = a</summary>
public readonly struct Multiply : IBinaryFunction
{
    /// <inheritdoc/>
    public string Symbol => "·";

    /// <inheritdoc/>
    public Precedence Precedence => Precedence.Product;

    /// <inheritdoc/>
    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => a * b;

    /// <inheritdoc/>
    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g * b;

    /// <inheritdoc/>
    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g * a;
}
