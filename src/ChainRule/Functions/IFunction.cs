using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>What a function's derivative is computed from, so that nothing else is kept.</summary>
[Flags]
public enum DerivativeNeeds
{
    /// <summary>nothing: the derivative is constant</summary>
    None = 0,

    /// <summary>the input x</summary>
    Input = 1,

    /// <summary>the output y</summary>
    Output = 2,
}

/// <summary>A function of one number with its derivative, written once over any algebra. Settings are public properties.</summary>
public interface IFunction
{
    /// <summary>The function's name as formulas write it.</summary>
    string Name { get; }

    /// <summary>Which arguments <see cref="Derivative{T}"/> reads; those it does not read are not supplied.</summary>
    DerivativeNeeds Needs { get; }

    /// <summary>y = f(x)</summary>
    T Forward<T>(T x)
        where T : IAlgebra<T>;

    /// <summary>f′(x), from x, y = f(x) or both</summary>
    T Derivative<T>(T x, T y)
        where T : IAlgebra<T>;
}
