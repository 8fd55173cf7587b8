using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The formula of Adam; AdamW's is the same with decoupled decay (<see cref="Decayed{TRule}"/>).</summary>
public readonly record struct AdamRule(double Beta1, double Beta2, double Eps) : IUpdateRule
{
    private static readonly Text Corrected = new(
        "The averages began at 0 and are corrected for it: in step k = {0}, 1/(1 − β₁ᵏ) is {2} for β₁ = {1}, and 1/√(1 − β₂ᵏ) is {4} for β₂ = {3}.",
        "两个滑动平均从 0 开始，需作偏差修正：第 k = {0} 步时，β₁ = {1}，1/(1 − β₁ᵏ) 为 {2}；β₂ = {3}，1/√(1 − β₂ᵏ) 为 {4}。");

    internal static AdamRule Checked(double beta1, double beta2, double eps) =>
        new(Setting.FractionBelowOne(beta1), Setting.FractionBelowOne(beta2), Setting.NotNegative(eps));

    public string Name => "adam";

    public int StateCount => 2;

    public IReadOnlyList<Letter> Letters => [UpdateLetters.FirstMoment, UpdateLetters.SecondMoment, UpdateLetters.FirstCorrected, UpdateLetters.SecondCorrected];

    // 1/(1 − β₁ᵗ) and 1/√(1 − β₂ᵗ), with βᵗ − 1 = e^(t·ln β) − 1
    public (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T> =>
        (T.Constant(-1) / T.Expm1(step * T.Constant(Math.Log(Beta1))),
            T.Constant(1) / T.Sqrt(-T.Expm1(step * T.Constant(Math.Log(Beta2)))));

    Remark? IUpdateRule.Remark(double step)
    {
        var (first, second) = Corrections(new Lane<double>(step));
        return new(Corrected, new Number(step), new Number(Beta1), new Number(first.Value), new Number(Beta2), new Number(second.Value));
    }

    // m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²;  w ← w − η · m/(1 − β₁ᵗ) / (√v / √(1 − β₂ᵗ) + ε)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>
    {
        first = T.Let("m", T.MultiplyAdd(T.Constant(Beta1), first, T.Constant(1 - Beta1) * g));
        second = T.Let("v", T.MultiplyAdd(T.Constant(Beta2), second, T.Constant(1 - Beta2) * (g * g)));
        var mean = T.Let("m̂", corrections.First * first);
        var root = T.Let("√v̂", corrections.Second * T.Sqrt(second));
        return w - rate * mean / (root + T.Constant(Eps));
    }
}
