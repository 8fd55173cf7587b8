using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = a/b, with ∂y/∂a = 1/b and ∂y/∂b = −y/b</summary>
public readonly struct Divide : IBinaryFunction
{
    public string Symbol => "/";

    public Precedence Precedence => Precedence.Product;

    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => a / b;

    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g / b;

    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => -(g * y) / b;
}
