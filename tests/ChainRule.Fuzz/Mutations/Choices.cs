using ChainRule.Tensors;

namespace ChainRule.Fuzz.Mutations;

/// <summary>Choices that a stream of random numbers makes.</summary>
internal static class Choices
{
    public static T Pick<T>(this RandomSource random, IReadOnlyList<T> items) => items[random.NextInteger(items.Count)];

    public static bool OneIn(this RandomSource random, int count) => random.NextInteger(count) == 0;

    /// <summary>A part of a text of this length: small ones more often than large ones.</summary>
    public static (int Start, int Length) Part(this RandomSource random, int length)
    {
        var start = random.NextInteger(length + 1);
        var longest = length - start;
        return (start, random.OneIn(4) ? random.NextInteger(longest + 1) : Math.Min(longest, 1 + random.NextInteger(8)));
    }
}
