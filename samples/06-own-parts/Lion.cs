using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Optimizers;

namespace OwnParts;

/// <summary>An optimizer: every weight takes a step of the same length, along the sign of a running average (Chen et al. 2023).</summary>
/// <param name="learningRate">η</param>
/// <param name="beta1">β₁: how much of the average counts in a step, beside the gradient</param>
/// <param name="beta2">β₂: how slowly the average forgets</param>
public sealed class Lion(double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99) : RuleOptimizer<LionRule>(learningRate, new(beta1, beta2));

/// <summary>The formula of Lion.</summary>
public readonly record struct LionRule(double Beta1, double Beta2) : IUpdateRule
{
    /// <inheritdoc/>
    public string Name => "lion";

    /// <inheritdoc/>
    public int StateCount => 1;

    /// <inheritdoc/>
    public IReadOnlyList<Letter> Letters =>
    [
        new("m", Role.Moment, new("running mean of the gradient", "梯度的滑动平均")),
        new("u", Role.Intermediate, new("direction; only its sign is used", "更新方向，取其符号")),
    ];

    /// <inheritdoc/>
    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

    // w ← w − η·sign(β₁·m + (1 − β₁)·g);  m ← β₂·m + (1 − β₂)·g
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        var direction = T.Let("u", T.MultiplyAdd(T.Constant(Beta1), first, T.Constant(1 - Beta1) * g));
        first = T.Let("m", T.MultiplyAdd(T.Constant(Beta2), first, T.Constant(1 - Beta2) * g));
        return w - rate * T.Sign(direction);
    }
}
