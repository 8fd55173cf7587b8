using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Normal with this mean and standard deviation.</summary>
public sealed class Normal(double mean = 0, double standardDeviation = 1) : Initializer
{
    public override double Draw(Shape shape, RandomSource random) => mean + standardDeviation * random.NextNormal();
}
