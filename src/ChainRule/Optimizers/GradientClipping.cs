using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Keeps gradients from growing too large before a step.</summary>
public abstract class GradientClipping
{
    /// <summary>The gradients of all parameters, clipped.</summary>
    public abstract Variable[] Clip(Variable[] gradients);
}
