using ChainRule.Data;
using ChainRule.Explanations.Checks;

namespace ChainRule.Workbench.Networks;

/// <summary>Whether a network's gradients on its batch are right.</summary>
public static class CheckedNetwork
{
    /// <summary>Checks every gradient; the network itself stays as it is.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    public static GradientCheckReport Of(Network network) => network.OnBatch((copy, batch) =>
        GradientCheck.Run(new(copy.Model, copy.Loss, copy.Regularization), batch.Input, batch.Target));
}
