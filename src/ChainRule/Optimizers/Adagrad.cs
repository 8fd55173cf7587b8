using ChainRule.Functions;

namespace ChainRule.Optimizers;

/// <summary>Adagrad: the gradient divided by the root of the sum of its squares so far (Duchi, Hazan and Singer 2011).</summary>
/// <param name="learningRate">η</param>
/// <param name="eps">ε: added to the root</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class Adagrad(double learningRate = 1e-2, double eps = 1e-10, double weightDecay = 0)
    : RuleOptimizer<AdagradRule>(learningRate, new(Setting.NotNegative(eps)), weightDecay)
{
    /// <summary>ε: added to the root.</summary>
    public double Eps { get; } = eps;
}
