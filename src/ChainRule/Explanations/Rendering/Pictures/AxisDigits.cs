namespace ChainRule.Explanations.Rendering.Pictures;

/// <summary>How many significant digits tell the numbers of an axis apart.</summary>
internal static class AxisDigits
{
    private const int Fewest = 3;
    private const int Most = 15;

    // So much finer than the axis is long are its ends written.
    private const int Fineness = 100;

    /// <summary>Digits for the two ends of an axis.</summary>
    public static int OfEnds(double from, double to) => Of(from, to, (to - from) / Fineness);

    /// <summary>Digits for numbers between the two that are at least so far apart.</summary>
    public static int Of(double from, double to, double apart) =>
        Math.Clamp(Power(Math.Max(Math.Abs(from), Math.Abs(to))) - Power(apart) + 1, Fewest, Most);

    // The rounding error of a step, such as 0.09999 for 0.1, is no digit.
    private static int Power(double value) => (int)Math.Floor(Math.Log10(value) + 1e-9);
}
