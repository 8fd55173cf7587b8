using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Uniform between <paramref name="low"/>, which is included, and <paramref name="high"/>, which is not.</summary>
public sealed class Uniform(double low, double high) : Initializer
{
    public override double Draw(Shape shape, RandomSource random) => random.NextUniform(low, high);
}
