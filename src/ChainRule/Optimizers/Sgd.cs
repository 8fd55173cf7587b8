using ChainRule.Functions;

namespace ChainRule.Optimizers;

/// <summary>Gradient descent: w − η·g, optionally with momentum, Nesterov's look-ahead and weight decay.</summary>
/// <param name="learningRate">η</param>
/// <param name="momentum">μ: the share of the last direction that each step keeps</param>
/// <param name="nesterov">whether a step looks ahead: it moves by g + μ·v instead of v</param>
/// <param name="weightDecay">λ: λ·w is added to the gradient</param>
public sealed class Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    : RuleOptimizer<SgdRule>(learningRate, new(Setting.NotNegative(momentum), LookingAhead(momentum, nesterov)), weightDecay)
{
    /// <summary>μ: the share of the last direction that each step keeps.</summary>
    public double Momentum { get; } = momentum;

    /// <summary>Whether a step looks ahead: it moves by g + μ·v instead of v.</summary>
    public bool Nesterov { get; } = nesterov;

    private static bool LookingAhead(double momentum, bool nesterov) =>
        nesterov && momentum == 0 ? throw new ArgumentException("nesterov needs momentum, and there is none; set momentum above 0", nameof(nesterov)) : nesterov;
}
