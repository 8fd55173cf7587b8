using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>The random numbers of one change of one picture: they follow from the seed, the epoch, the picture's row and the place of the change, and nothing else.</summary>
public struct ChangeDraws
{
    private readonly ulong _key;
    private ulong _next;

    internal ChangeDraws(ulong epoch, int row, int change) => _key = RandomSource.At(RandomSource.At(epoch, (ulong)row), (ulong)change);

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => RandomSource.At(_key, _next++);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, all equally likely.</summary>
    public double Between(double low, double high) => low + (high - low) * RandomSource.ToUniform(NextBits());

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included, all equally likely.</summary>
    public int Between(int low, int high) => low + RandomSource.ToInteger(NextBits(), high - low + 1);
}
