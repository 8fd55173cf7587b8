using System.Numerics;

namespace ChainRule.Algebra;

/// <summary>
/// Several numbers of type <typeparamref name="T"/> processed at once: what kernels are written over. To the algebra it adds
/// loading and storing, rearranging, and the five bit-level steps from which <see cref="Elementary{TLanes, T}"/> builds its functions.
/// </summary>
public interface ILanes<TSelf, T> : IAlgebra<TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>Every lane holds <paramref name="value"/>.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> numbers, starting <paramref name="offset"/> elements after <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly T source, int offset);

    /// <summary>Writes the lanes, starting <paramref name="offset"/> elements after <paramref name="destination"/>.</summary>
    static abstract void Store(TSelf x, ref T destination, int offset);

    /// <summary>The sum of the lanes, in an order that depends only on <see cref="Count"/>.</summary>
    static abstract T Sum(TSelf x);

    /// <summary>The largest lane; NaN when one is.</summary>
    static abstract T Largest(TSelf x);

    /// <summary>The numbers at even places of <paramref name="a"/> followed by <paramref name="b"/>, and those at odd places.</summary>
    static abstract (TSelf Even, TSelf Odd) Separate(TSelf a, TSelf b);

    /// <summary>The inverse of <see cref="Separate"/>: numbers of <paramref name="even"/> and <paramref name="odd"/> in turn.</summary>
    static abstract (TSelf First, TSelf Second) Interleave(TSelf even, TSelf odd);

    /// <summary>x rounded to the nearest whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>2ⁿ for a whole n in the exponent range of normal numbers.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The whole number e of x = m·2ᵉ with √½ ≤ m &lt; √2, for positive normal x.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>The number m of x = m·2ᵉ with √½ ≤ m &lt; √2, for positive normal x.</summary>
    static abstract TSelf Significand(TSelf x);

    /// <summary>|x| with the sign of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf sign);
}
