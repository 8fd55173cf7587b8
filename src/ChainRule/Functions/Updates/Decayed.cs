using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>A rule with weight decay, which pulls every weight towards 0.</summary>
/// <param name="Rule">the rule without decay</param>
/// <param name="WeightDecay">λ: how strong the pull is; 0 for none</param>
/// <param name="IsDecoupled">whether η·λ·w is subtracted from the weight (Loshchilov and Hutter 2019) instead of λ·w being added to the gradient</param>
public readonly record struct Decayed<TRule>(TRule Rule, double WeightDecay, bool IsDecoupled) : IUpdateRule
    where TRule : struct, IUpdateRule
{
    /// <summary>Whether this is another formula than the rule alone.</summary>
    internal bool Changes => WeightDecay != 0 || IsDecoupled;

    public string Name => IsDecoupled ? Rule.Name + "w" : Rule.Name;

    public int StateCount => Rule.StateCount;

    public IReadOnlyList<Letter> Letters => [.. Rule.Letters, UpdateLetters.Gradient];

    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> => Rule.Corrections(step);

    Remark? IUpdateRule.Remark(double step) => Rule.Remark(step);

    // g ← g + λ·w, or decoupled w ← w − η·λ·w
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        if (WeightDecay != 0 && IsDecoupled)
            w = T.Let("w", w - rate * T.Constant(WeightDecay) * w);
        else if (WeightDecay != 0)
            g = T.Let("g", T.MultiplyAdd(T.Constant(WeightDecay), w, g));
        return Rule.Update(w, g, ref first, ref second, rate, corrections);
    }
}
