using System.Globalization;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>Whether numbers are equal but for rounding: |a − b| ≤ relative·max(|a|, |b|) + floor. NaN equals NaN.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative = 1e-12, double floor = 1e-14, string? what = null)
    {
        if (!Are(expected, actual, relative, floor))
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what ?? "The value"} is {actual:R}, not {expected:R}."));
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative = 1e-12, double floor = 1e-14, string? what = null)
    {
        if (expected.Count != actual.Count)
            Assert.Fail($"{what} has {actual.Count} values, not {expected.Count}.");
        for (var i = 0; i < expected.Count; i++)
            Equal(expected[i], actual[i], relative, floor, $"{what}[{i}]");
    }

    public static void Equal(Tensor expected, Tensor actual, double relative = 1e-12, double floor = 1e-14, string? what = null)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Equal(expected.ToDoubles(), actual.ToDoubles(), relative, floor, what);
    }

    public static void SameBits(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(expected.Bytes.SequenceEqual(actual.Bytes), $"{expected} and {actual} differ.");
    }

    public static bool Are(double a, double b, double relative, double floor) =>
        a == b || (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= relative * Math.Max(Math.Abs(a), Math.Abs(b)) + floor;
}
