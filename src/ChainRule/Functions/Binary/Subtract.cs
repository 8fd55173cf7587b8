using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>y = a − b, with ∂y/∂a = 1 and ∂y/∂b = −1</summary>
public readonly struct Subtract : IBinaryFunction
{
    public string Symbol => "−";

    public Precedence Precedence => Precedence.Sum;

    public T Forward<T>(T a, T b)
        where T : IAlgebra<T> => a - b;

    public T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => g;

    public T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T> => -g;
}
