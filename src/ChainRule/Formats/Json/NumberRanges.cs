namespace ChainRule.Formats;

/// <summary>Ranges that many settings share: null for a number in the range, else a description of those that are wanted.</summary>
public static class NumberRanges
{
    /// <summary>0 or more.</summary>
    public static string? NotNegative(double number) => number >= 0 ? null : "a number of 0 or more";

    /// <summary>Above 0.</summary>
    public static string? Positive(double number) => number > 0 ? null : "a number above 0";

    /// <summary>A whole number between these, both included.</summary>
    public static Func<double, string?> Whole(long minimum, long maximum) => number =>
        number >= minimum && number <= maximum && number == Math.Floor(number) ? null : FormattableString.Invariant($"a whole number from {minimum} to {maximum}");
}
