namespace ChainRule.Tensors;

/// <summary>
/// Random numbers that depend only on a seed and a name: the same on every machine and runtime, with any number of threads (normal ones except for
/// their last bits). A stream is a counter run through a mixing function (SplitMix64; Steele, Lea and Flood 2014), so the n-th number is available
/// without those before it.
/// </summary>
public sealed class RandomSource
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong _key;
    private ulong _counter;

    /// <summary>The stream of this name for this seed; streams of different names are unrelated.</summary>
    public RandomSource(ulong seed, string name = "")
    {
        _key = Mix(seed + Golden);
        foreach (var letter in name)
            _key = Mix((_key ^ letter) + Golden);
    }

    /// <summary>The number at a place of the stream that <paramref name="key"/> starts.</summary>
    public static ulong At(ulong key, ulong index) => Mix(key + (index + 1) * Golden);

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => At(_key, _counter++);

    /// <summary>A number from 0 (included) to 1 (excluded), uniform on multiples of 2⁻⁵³.</summary>
    public double NextUniform() => ToUniform(NextBits());

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, uniform.</summary>
    public double NextUniform(double low, double high) => low + (high - low) * NextUniform();

    /// <summary>A number from the normal distribution of mean 0 and variance 1 (Box and Muller 1958).</summary>
    /// <remarks>Its last bits depend on the platform's logarithm and cosine.</remarks>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>A whole number from 0 to <paramref name="bound"/> (excluded).</summary>
    public int NextInteger(int bound) => ToInteger(NextBits(), bound);

    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in random order (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle(order);
        return order;
    }

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInteger(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal static int ToInteger(ulong bits, int bound) => (int)Math.BigMul(bits, (ulong)bound, out _);

    /// <summary>The number from 0 (included) to 1 (excluded) that 64 random bits stand for.</summary>
    public static double ToUniform(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
