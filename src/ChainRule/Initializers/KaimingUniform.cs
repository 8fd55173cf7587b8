using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Uniform within ±gain·√(3 / fan in) with gain = √(2 / (1 + slope²)) (He et al. 2015).</summary>
/// <param name="negativeSlope">the slope for negative x of the ReLU that follows: 0 for the plain one</param>
public sealed class KaimingUniform(double negativeSlope = 0) : Initializer
{
    public override double Draw(Shape shape, RandomSource random)
    {
        var bound = ReluGain(negativeSlope) * Math.Sqrt(3.0 / FanIn(shape));
        return random.NextUniform(-bound, bound);
    }
}
