namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>Round numbers for the ticks of an axis.</summary>
internal static class NiceNumbers
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within the range, about so many.</summary>
    public static IEnumerable<double> Between(double from, double to, int count)
    {
        var rough = (to - from) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        for (var i = Math.Ceiling(from / step); i * step <= to; i++)
            yield return i * step;
    }
}
