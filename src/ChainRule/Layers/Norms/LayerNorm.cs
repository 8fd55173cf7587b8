using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// Each sample's last dimension shifted and scaled to mean 0 and variance 1, then by a trained weight and bias
/// (Ba, Kiros and Hinton 2016).
/// </summary>
/// <param name="features">the size of the input's last dimension</param>
/// <param name="eps">ε: added to the variance</param>
/// <param name="affine">whether a trained weight and bias follow</param>
public sealed class LayerNorm([FromInput(-1)] int features, double eps = 1e-5, bool affine = true) : Normalization(features, eps, affine)
{
    public override Shape OutputShape(Shape input) =>
        input.Rank > 0 && input[-1] == Features ? input : throw Refuse(input, $"inputs whose last size is {Features}");

    protected override Variable Compute(Variable x)
    {
        var (_, centred, variance) = Statistics(x, [-1]);
        return Scaled(centred, variance, [Features]);
    }
}
