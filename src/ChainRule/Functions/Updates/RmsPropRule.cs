using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The formula of RmsProp.</summary>
public readonly record struct RmsPropRule(double Alpha, double Eps, double Momentum) : IUpdateRule
{
    public string Name => "rmsprop";

    public int StateCount => Momentum == 0 ? 1 : 2;

    public IReadOnlyList<Letter> Letters => [UpdateLetters.Squares, UpdateLetters.Velocity, UpdateLetters.Direction];

    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // s ← α·s + (1 − α)·g²;  d = g / (√s + ε);  v ← μ·v + d;  w ← w − η·v
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        first = T.Let("s", T.MultiplyAdd(T.Constant(Alpha), first, T.Constant(1 - Alpha) * (g * g)));
        var direction = T.Let("d", g / (T.Sqrt(first) + T.Constant(Eps)));
        if (Momentum == 0)
            return w - rate * direction;
        second = T.Let("v", T.MultiplyAdd(T.Constant(Momentum), second, direction));
        return w - rate * second;
    }
}
