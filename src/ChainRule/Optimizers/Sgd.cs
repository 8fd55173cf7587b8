using ChainRule.Functions;

namespace ChainRule.Optimizers;

/// <summary>Gradient descent: w − η·g, with momentum, Nesterov's look ahead and weight decay where asked.</summary>
/// <param name="learningRate">η</param>
/// <param name="momentum">μ: how much of the last step's direction is kept</param>
/// <param name="nesterov">whether the gradient is followed from where the momentum leads</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    : RuleOptimizer<SgdRule>(learningRate, new(Setting.NotNegative(momentum), LookingAhead(momentum, nesterov)), weightDecay)
{
    private static bool LookingAhead(double momentum, bool nesterov) =>
        nesterov && momentum == 0 ? throw new ArgumentException("Nesterov's look ahead is along the momentum: give one above 0.", nameof(nesterov)) : nesterov;
}
