using ChainRule.Functions;

namespace ChainRule.Optimizers;

/// <summary>Adam whose weight decay acts on the weight itself, not through the gradient (Loshchilov and Hutter 2019).</summary>
/// <param name="learningRate">η</param>
/// <param name="beta1">β₁: the share of the gradient's average that each step keeps</param>
/// <param name="beta2">β₂: the share of the squared gradient's average that each step keeps</param>
/// <param name="eps">ε: added to the root</param>
/// <param name="weightDecay">λ: a step also subtracts η·λ·w</param>
public sealed class AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0.01)
    : RuleOptimizer<AdamRule>(learningRate, AdamRule.Checked(beta1, beta2, eps), weightDecay, isDecoupled: true)
{
    /// <summary>β₁: the share of the gradient's average that each step keeps.</summary>
    public double Beta1 { get; } = beta1;

    /// <summary>β₂: the share of the squared gradient's average that each step keeps.</summary>
    public double Beta2 { get; } = beta2;

    /// <summary>ε: added to the root.</summary>
    public double Eps { get; } = eps;
}
