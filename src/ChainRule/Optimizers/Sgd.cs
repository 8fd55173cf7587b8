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
    /// <summary>μ: how much of the last step's direction is kept.</summary>
    public double Momentum { get; } = momentum;

    /// <summary>Whether the gradient is followed from where the momentum leads.</summary>
    public bool Nesterov { get; } = nesterov;

    /// <summary>λ: how strongly parameters are pulled to 0.</summary>
    public double WeightDecay { get; } = weightDecay;

    private static bool LookingAhead(double momentum, bool nesterov) =>
        nesterov && momentum == 0 ? throw new ArgumentException("nesterov needs momentum, and there is none; set momentum above 0", nameof(nesterov)) : nesterov;
}
