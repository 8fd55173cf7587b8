using ChainRule.Tensors;

namespace ChainRule.Tests.Tensors;

public sealed class RandomSourceTests
{
    [Fact]
    public void The_seed_and_the_name_make_the_stream()
    {
        ulong[] First(ulong seed, string name)
        {
            var random = new RandomSource(seed, name);
            return [random.NextBits(), random.NextBits()];
        }

        Assert.Equal(First(1, "a"), First(1, "a"));
        Assert.Equal(6, ((ulong[][])[First(1, "a"), First(2, "a"), First(1, "b"), First(1, ""), First(1, "ab"), First(1, "ba")]).Select(s => s[0]).Distinct().Count());
        // SplitMix64's own first numbers for key 0.
        Assert.Equal(0xE220A8397B1DCDAF, RandomSource.At(0, 0));
        Assert.Equal(0x6E789E6AA1B965F4ul, RandomSource.At(0, 1));
    }

    [Fact]
    public void Whole_numbers_fall_evenly_below_their_bound()
    {
        var random = new RandomSource(1);
        var counts = new int[7];
        for (var i = 0; i < 7000; i++)
            counts[random.NextInteger(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_permutation_has_every_number_once()
    {
        var random = new RandomSource(1);
        foreach (var count in (int[])[0, 1, 2, 100])
            Assert.Equal(Enumerable.Range(0, count), random.Permutation(count).Order());
        Assert.NotEqual(random.Permutation(100), random.Permutation(100));
    }

    [Fact]
    public void Normal_numbers_are_finite_and_as_wide_as_they_should_be()
    {
        var random = new RandomSource(1);
        var values = Enumerable.Range(0, 20_000).Select(_ => random.NextNormal()).ToArray();
        Assert.All(values, v => Assert.InRange(v, -7, 7));
        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(values.Average(v => v * v), 0.95, 1.05);
    }
}
