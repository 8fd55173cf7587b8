using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class PlaneSamplingTests
{
    [Theory]
    [InlineData(0, 0, new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, 0, new double[] { 0, 0, 0, 1, 2, 3 })]
    [InlineData(-1, 0, new double[] { 4, 5, 6, 0, 0, 0 })]
    [InlineData(0, 1, new double[] { 0, 1, 2, 0, 4, 5 })]
    [InlineData(0, -2, new double[] { 3, 0, 0, 6, 0, 0 })]
    [InlineData(1, -1, new double[] { 0, 0, 0, 2, 3, 0 })]
    [InlineData(-1, 1, new double[] { 0, 4, 5, 0, 0, 0 })]
    [InlineData(0, 3, new double[] { 0, 0, 0, 0, 0, 0 })]
    public void A_shift_lets_zeros_in(int down, int right, double[] expected)
    {
        Assert.Equal(expected, Sampled([1, 2, 3, 4, 5, 6], 3, PlaceMap.Unchanged with { X = -right, Y = -down }));
        Assert.Equal(expected, Sampled([3, 2, 1, 6, 5, 4], 3, new PlaceMap(-1, 0, 2, 0, 1, 0).Then(PlaceMap.Unchanged with { X = -right, Y = -down })));
    }

    [Fact]
    public void A_flip_mirrors_every_row() => Assert.Equal([3, 2, 1, 6, 5, 4], Sampled([1, 2, 3, 4, 5, 6], 3, new(-1, 0, 2, 0, 1, 0)));

    // By the definition: the mean of the pixel's four neighbours, each weighed by the area that it shares with a square of one pixel around the place.
    [Fact]
    public void Between_pixels_it_is_weighed_by_areas()
    {
        const int width = 6, height = 5;
        double[] from = [.. Enumerable.Range(0, width * height).Select(i => (double)(i * i % 17))];
        var map = PlaceMap.AboutMiddle(0.9, 0.3, -0.2, 1.1, height, width);
        var to = Sampled(from, width, map);
        for (var i = 0; i < to.Length; i++)
        {
            var (x, y) = (map.XX * (i % width) + map.XY * (i / width) + map.X, map.YX * (i % width) + map.YY * (i / width) + map.Y);
            var isInside = x >= -0.5 && x <= width - 0.5 && y >= -0.5 && y <= height - 0.5;
            (x, y) = (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));
            var sum = 0.0;
            for (var place = 0; place < from.Length; place++)
                sum += from[place] * Math.Max(0, 1 - Math.Abs(x - place % width)) * Math.Max(0, 1 - Math.Abs(y - place / width));
            Assert.Equal(isInside ? sum : 0, to[i], 1e-12);
        }
    }

    [Fact]
    public void A_quarter_turn_is_exact() =>
        Assert.Equal([3, 6, 9, 2, 5, 8, 1, 4, 7], Sampled([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, PlaceMap.AboutMiddle(0, -1, 1, 0, 3, 3)));

    private static double[] Sampled(double[] from, int width, PlaceMap map)
    {
        var to = new double[from.Length];
        PlaneSampling.Apply(from, to, width, map);
        return to;
    }
}
