namespace ChainRule.Workbench.Specifications;

/// <summary>Which numbers a setting may have: null for one of them, else a description of those that are wanted.</summary>
internal delegate string? NumberRange(double number);

internal static class NumberRanges
{
    public static string? NotNegative(double number) => number >= 0 ? null : "a number of 0 or more";

    public static string? Positive(double number) => number > 0 ? null : "a number above 0";

    public static NumberRange Whole(long minimum, long maximum) => number =>
        number >= minimum && number <= maximum && number == Math.Floor(number) ? null : FormattableString.Invariant($"a whole number from {minimum} to {maximum}");
}
