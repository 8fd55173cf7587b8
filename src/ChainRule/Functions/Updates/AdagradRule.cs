using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The formula of Adagrad.</summary>
public readonly record struct AdagradRule(double Eps) : IUpdateRule
{
    public string Name => "adagrad";

    public int StateCount => 1;

    public IReadOnlyList<Letter> Letters => [UpdateLetters.Squares];

    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // s ← s + g²;  w ← w − η·g / (√s + ε)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        first = T.Let("s", T.MultiplyAdd(g, g, first));
        return w - rate * g / (T.Sqrt(first) + T.Constant(Eps));
    }
}
