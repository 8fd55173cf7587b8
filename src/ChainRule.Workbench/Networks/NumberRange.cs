namespace ChainRule.Workbench.Networks;

/// <summary>Which numbers a setting may have, and how to say so.</summary>
internal sealed record NumberRange(string Description, Func<double, bool> Contains)
{
    public static NumberRange Any { get; } = new("a number", _ => true);

    public static NumberRange NotNegative { get; } = new("a number of 0 or more", number => number >= 0);

    public static NumberRange Positive { get; } = new("a number above 0", number => number > 0);

    public static NumberRange Fraction { get; } = new("a number from 0 to 1", number => number is >= 0 and <= 1);

    public static NumberRange FractionBelowOne { get; } = new("a number from 0 to 1, but not 1", number => number is >= 0 and < 1);

    public static NumberRange Whole(long minimum, long maximum) =>
        new(
            FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
            number => number >= minimum && number <= maximum && number == Math.Floor(number));
}
