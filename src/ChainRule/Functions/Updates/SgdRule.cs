using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The formula of Sgd.</summary>
public readonly record struct SgdRule(double Momentum, bool Nesterov) : IUpdateRule
{
    public string Name => "sgd";

    public int StateCount => Momentum == 0 ? 0 : 1;

    public IReadOnlyList<Letter> Letters => [UpdateLetters.Velocity];

    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // v ← μ·v + g;  w ← w − η·v, or with Nesterov w − η·(g + μ·v)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        if (Momentum == 0)
            return w - rate * g;
        first = T.Let("v", T.MultiplyAdd(T.Constant(Momentum), first, g));
        return w - rate * (Nesterov ? T.MultiplyAdd(T.Constant(Momentum), first, g) : first);
    }
}
