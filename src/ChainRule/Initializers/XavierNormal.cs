using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Normal with mean 0 and standard deviation gain·√(2 / (fan in + fan out)) (Glorot and Bengio 2010).</summary>
/// <param name="gain">a factor for the activation that follows: 1 for sigmoid, 5/3 for tanh</param>
public sealed class XavierNormal(double gain = 1) : Initializer
{
    public override double Draw(Shape shape, RandomSource random) =>
        gain * Math.Sqrt(2.0 / (FanIn(shape) + FanOut(shape))) * random.NextNormal();
}
