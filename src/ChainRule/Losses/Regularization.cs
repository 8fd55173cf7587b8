using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>A penalty on large weights, added to the loss: l1·Σ|w| + l2·½·Σw² over every parameter named weight that is not frozen.</summary>
/// <param name="l1">the factor of the absolute values</param>
/// <param name="l2">the factor of half the squares</param>
public sealed class Regularization(double l1 = 0, double l2 = 0)
{
    /// <summary>The factor of the absolute values.</summary>
    public double L1 { get; } = Setting.NotNegative(l1);

    /// <summary>The factor of half the squares.</summary>
    public double L2 { get; } = Setting.NotNegative(l2);

    /// <summary>The loss plus the penalty.</summary>
    public Variable AddTo(Variable loss, IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters.Where(p => p.Name == "weight" && !p.IsFrozen))
        {
            var w = parameter.On(loss.Tape);
            if (L1 != 0)
                loss += w.Map(new Abs()).Sum() * L1;
            if (L2 != 0)
                loss += w.Map(new Square()).Sum() * (0.5 * L2);
        }

        return loss;
    }
}
