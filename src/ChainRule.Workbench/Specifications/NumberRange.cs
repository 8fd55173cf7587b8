namespace ChainRule.Workbench.Specifications;

/// <summary>Which numbers a setting may have, and how to say so.</summary>
internal sealed class NumberRange(Func<string> describe, Func<double, bool> contains)
{
    public static NumberRange NotNegative { get; } = new(() => "a number of 0 or more", number => number >= 0);

    public static NumberRange Positive { get; } = new(() => "a number above 0", number => number > 0);

    public string Description => describe();

    public static NumberRange Whole(long minimum, long maximum) =>
        new(
            () => FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
            number => number >= minimum && number <= maximum && number == Math.Floor(number));

    public bool Contains(double number) => contains(number);
}
