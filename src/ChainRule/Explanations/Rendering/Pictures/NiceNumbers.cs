using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>Round numbers for the ticks of an axis, each as it is written: no two alike.</summary>
internal static class NiceNumbers
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within the range, about so many.</summary>
    public static IReadOnlyList<(double Value, string Text)> Between(double from, double to, int count, Notation notation)
    {
        var rough = (to - from) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var digits = AxisDigits.Of(from, to, step);
        var (first, last) = ((long)Math.Ceiling(from / step), (long)Math.Floor(to / step));
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step).Select(value => (value, notation.WriteNumber(value, digits)))];
    }
}
