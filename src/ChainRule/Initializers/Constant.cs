using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Every element the same.</summary>
/// <param name="value">the value of every element</param>
public sealed class Constant(double value) : Initializer
{
    /// <summary>Every element 0.</summary>
    public static Constant Zeros { get; } = new(0);

    /// <summary>Every element 1.</summary>
    public static Constant Ones { get; } = new(1);

    /// <inheritdoc/>
    public override double Draw(Shape shape, RandomSource random) => value;
}
