using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Normal, with the given mean and standard deviation.</summary>
/// <param name="mean">the mean</param>
/// <param name="standardDeviation">the standard deviation</param>
public sealed class Normal(double mean = 0, double standardDeviation = 1) : Initializer
{
    /// <inheritdoc/>
    public override double Draw(Shape shape, RandomSource random) => mean + standardDeviation * random.NextNormal();
}
