using ChainRule.Tensors;

namespace ChainRule.Initializers;

/// <summary>What a layer draws random numbers from in training: a key of its own, and the number of draws so far, 0 at first (two Int64).</summary>
public sealed class RandomKey : Initializer
{
    /// <summary>Not supported: a key is not drawn element by element.</summary>
    /// <exception cref="NotSupportedException">always</exception>
    public override double Draw(Shape shape, RandomSource random) => throw new NotSupportedException("A random key is not drawn element by element.");

    public override void Fill(Tensor tensor, RandomSource random)
    {
        var key = tensor.Span<long>();
        (key[0], key[1]) = ((long)random.NextBits(), 0);
    }
}
