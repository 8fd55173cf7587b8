using System.Numerics;

namespace ChainRule.Algebra;

/// <summary>
/// Several numbers of type <typeparamref name="T"/> worked on at once: what a kernel is written over. Beside the algebra
/// stand loading and storing, rearranging, and the five bit-level steps from which <see cref="Elementary{TLanes, T}"/> builds its functions.
/// </summary>
public interface ILanes<TSelf, T> : IAlgebra<TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>Every lane holds <paramref name="value"/>.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> numbers from <paramref name="source"/> on, <paramref name="offset"/> elements further.</summary>
    static abstract TSelf Load(ref readonly T source, int offset);

    /// <summary>Writes the lanes to <paramref name="destination"/> on, <paramref name="offset"/> elements further.</summary>
    static abstract void Store(TSelf x, ref T destination, int offset);

    /// <summary>The sum of the lanes, in an order that depends on <see cref="Count"/> alone.</summary>
    static abstract T Sum(TSelf x);

    /// <summary>The largest lane; NaN when one is.</summary>
    static abstract T Largest(TSelf x);

    /// <summary>Of two lanes' numbers one after the other, those at even places and those at odd ones.</summary>
    static abstract (TSelf Even, TSelf Odd) Separate(TSelf a, TSelf b);

    /// <summary>The opposite: numbers of <paramref name="even"/> and <paramref name="odd"/> by turns.</summary>
    static abstract (TSelf First, TSelf Second) Interleave(TSelf even, TSelf odd);

    /// <summary>x rounded to the nearest whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>2ⁿ for whole n within the exponents of normal numbers.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The whole number e of x = m·2ᵉ with √½ ≤ m &lt; √2, for positive normal x.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>The number m of x = m·2ᵉ with √½ ≤ m &lt; √2, for positive normal x.</summary>
    static abstract TSelf Significand(TSelf x);

    /// <summary>|x| with the sign of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf sign);
}
