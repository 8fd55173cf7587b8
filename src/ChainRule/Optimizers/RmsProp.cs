using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Optimizers;

/// <summary>RMSprop: the gradient divided by the root of a running average of its square (Tieleman and Hinton 2012).</summary>
/// <param name="learningRate">η</param>
/// <param name="alpha">α: how slowly the average forgets</param>
/// <param name="eps">ε: added to the root</param>
/// <param name="momentum">μ: how much of the last step's direction is kept</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class RmsProp(double learningRate = 1e-2, double alpha = 0.99, double eps = 1e-8, double momentum = 0, double weightDecay = 0)
    : RuleOptimizer<RmsPropRule>(learningRate, new(Setting.Fraction(alpha), Setting.NotNegative(eps), Setting.NotNegative(momentum), Setting.NotNegative(weightDecay)));

/// <summary>The formula of <see cref="RmsProp"/>.</summary>
public readonly record struct RmsPropRule(double Alpha, double Eps, double Momentum, double WeightDecay) : IUpdateRule
{
    /// <inheritdoc/>
    public string Name => "rmsprop";

    /// <inheritdoc/>
    public int StateCount => Momentum == 0 ? 1 : 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> StateLetters => ["s", "v"];

    /// <inheritdoc/>
    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // s ← α·s + (1 − α)·g²;  d = g / (√s + ε);  v ← μ·v + d;  w ← w − η·v
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        if (WeightDecay != 0)
            g = T.Let("g", T.MultiplyAdd(T.Constant(WeightDecay), w, g));
        first = T.Let("s", T.MultiplyAdd(T.Constant(Alpha), first, T.Constant(1 - Alpha) * (g * g)));
        var direction = T.Let("d", g / (T.Sqrt(first) + T.Constant(Eps)));
        if (Momentum == 0)
            return w - rate * direction;
        second = T.Let("v", T.MultiplyAdd(T.Constant(Momentum), second, direction));
        return w - rate * second;
    }
}
