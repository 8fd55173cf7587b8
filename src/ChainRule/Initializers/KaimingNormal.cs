using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Normal with mean 0 and standard deviation gain / √(fan in) with gain = √(2 / (1 + slope²)) (He et al. 2015).</summary>
/// <param name="negativeSlope">the slope for negative x of the ReLU that follows: 0 for the plain one</param>
public sealed class KaimingNormal(double negativeSlope = 0) : Initializer
{
    public override double Draw(Shape shape, RandomSource random) =>
        ReluGain(negativeSlope) / Math.Sqrt(FanIn(shape)) * random.NextNormal();
}
