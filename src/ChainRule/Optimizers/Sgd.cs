using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Optimizers;

/// <summary>Gradient descent: w − η·g, with momentum, Nesterov's look ahead and weight decay where asked.</summary>
/// <param name="learningRate">η</param>
/// <param name="momentum">μ: how much of the last step's direction is kept</param>
/// <param name="nesterov">whether the gradient is followed from where the momentum leads</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    : RuleOptimizer<SgdRule>(learningRate, new(Setting.NotNegative(momentum), LookingAhead(momentum, nesterov), Setting.NotNegative(weightDecay)))
{
    private static bool LookingAhead(double momentum, bool nesterov) =>
        nesterov && momentum == 0 ? throw new ArgumentException("Nesterov's look ahead is along the momentum: give one above 0.", nameof(nesterov)) : nesterov;
}

/// <summary>The formula of <see cref="Sgd"/>.</summary>
public readonly record struct SgdRule(double Momentum, bool Nesterov, double WeightDecay) : IUpdateRule
{
    /// <inheritdoc/>
    public string Name => "sgd";

    /// <inheritdoc/>
    public int StateCount => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> StateLetters => ["v"];

    /// <inheritdoc/>
    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // g ← g + λ·w;  v ← μ·v + g;  w ← w − η·v, by Nesterov w − η·(g + μ·v)
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        if (WeightDecay != 0)
            g = T.Let("g", T.MultiplyAdd(T.Constant(WeightDecay), w, g));
        if (Momentum == 0)
            return w - rate * g;
        first = T.Let("v", T.MultiplyAdd(T.Constant(Momentum), first, g));
        return w - rate * (Nesterov ? T.MultiplyAdd(T.Constant(Momentum), first, g) : first);
    }
}
