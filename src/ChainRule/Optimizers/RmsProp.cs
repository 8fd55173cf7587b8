using ChainRule.Functions;

namespace ChainRule.Optimizers;

/// <summary>RMSprop: the gradient divided by the root of a running average of its square (Tieleman and Hinton 2012).</summary>
/// <param name="learningRate">η</param>
/// <param name="alpha">α: the share of the average that each step keeps</param>
/// <param name="eps">ε: added to the root</param>
/// <param name="momentum">μ: the share of the last direction that each step keeps</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class RmsProp(double learningRate = 1e-2, double alpha = 0.99, double eps = 1e-8, double momentum = 0, double weightDecay = 0)
    : RuleOptimizer<RmsPropRule>(learningRate, new(Setting.Fraction(alpha), Setting.NotNegative(eps), Setting.NotNegative(momentum)), weightDecay)
{
    /// <summary>α: the share of the average that each step keeps.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>ε: added to the root.</summary>
    public double Eps { get; } = eps;

    /// <summary>μ: the share of the last direction that each step keeps.</summary>
    public double Momentum { get; } = momentum;
}
