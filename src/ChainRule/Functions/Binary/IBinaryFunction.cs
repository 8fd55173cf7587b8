using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>A function of two numbers with its two gradients, written once over any algebra.</summary>
public interface IBinaryFunction
{
    /// <summary>The operator as formulas write it, or the function's name.</summary>
    string Symbol { get; }

    /// <summary>How tightly the written operator binds its inputs; <see cref="Precedence.Call"/> for a function's name.</summary>
    Precedence Precedence { get; }

    /// <summary>y = f(a, b)</summary>
    T Forward<T>(T a, T b)
        where T : IAlgebra<T>;

    /// <summary>∂L/∂a from a, b, y = f(a, b) and g = ∂L/∂y</summary>
    T GradientA<T>(T a, T b, T y, T g)
        where T : IAlgebra<T>;

    /// <summary>∂L/∂b from a, b, y = f(a, b) and g = ∂L/∂y</summary>
    T GradientB<T>(T a, T b, T y, T g)
        where T : IAlgebra<T>;
}
