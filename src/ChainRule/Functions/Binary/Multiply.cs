using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = a·b, with ∂y/∂a = b and ∂y/∂b = a</summary>
public readonly struct Multiply : IBinaryFunction
{
    public string Symbol => "·";

    public Precedence Precedence => Precedence.Product;

    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => a * b;

    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g * b;

    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g * a;
}
