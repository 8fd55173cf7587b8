using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Uniform within ±gain·√(6 / (fan in + fan out)) (Glorot and Bengio 2010).</summary>
/// <param name="gain">a factor for the activation that follows: 1 for sigmoid, 5/3 for tanh</param>
public sealed class XavierUniform(double gain = 1) : Initializer
{
    public override double Draw(Shape shape, RandomSource random)
    {
        var bound = gain * Math.Sqrt(6.0 / (FanIn(shape) + FanOut(shape)));
        return random.NextUniform(-bound, bound);
    }
}
