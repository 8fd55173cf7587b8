using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>The numbers along an axis, with enough digits to differ from each other.</summary>
internal static class AxisNumbers
{
    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    // The ends of an axis are written to a fraction of its length.
    private const int Fineness = 100;

    /// <summary>Multiples of 1, 2 or 5 times a power of ten within the range, about this many.</summary>
    public static IReadOnlyList<(double Value, string Text)> Ticks(double from, double to, int count, Notation notation)
    {
        var rough = (to - from) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var digits = Digits(from, to, step);
        var (first, last) = ((long)Math.Ceiling(from / step), (long)Math.Floor(to / step));
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step).Select(value => (value, notation.WriteNumber(value, digits)))];
    }

    /// <summary>The significant digits of the two ends.</summary>
    public static int DigitsOfEnds(double from, double to) => Digits(from, to, (to - from) / Fineness);

    private static int Digits(double from, double to, double apart) =>
        Math.Clamp(Power(Math.Max(Math.Abs(from), Math.Abs(to))) - Power(apart) + 1, FewestDigits, MostDigits);

    // The rounding error of a step, such as 0.09999 for 0.1, must not count as a digit.
    private static int Power(double value) => (int)Math.Floor(Math.Log10(value) + 1e-9);
}
