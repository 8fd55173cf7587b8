using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>Every element is the same value.</summary>
public sealed class Constant(double value) : Initializer
{
    /// <summary>Every element is 0.</summary>
    public static Constant Zeros { get; } = new(0);

    /// <summary>Every element is 1.</summary>
    public static Constant Ones { get; } = new(1);

    public override double Draw(Shape shape, RandomSource random) => value;
}
