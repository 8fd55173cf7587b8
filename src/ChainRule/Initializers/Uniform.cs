using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Uniform between two bounds.</summary>
/// <param name="low">the least value</param>
/// <param name="high">the upper bound</param>
public sealed class Uniform(double low, double high) : Initializer
{
    /// <inheritdoc/>
    public override double Draw(Shape shape, RandomSource random) => random.NextUniform(low, high);
}
