namespace ChainRule.Expressions;

/// <summary>A constant whose decimals never end, such as 1/3, 2/3 and 1/6.</summary>
/// <param name="Numerator">1 or 2</param>
/// <param name="Denominator">a whole number with a prime factor that 10 lacks</param>
internal readonly record struct Fraction(int Numerator, int Denominator)
{
    private const int Largest = 1_000_000_000;

    /// <summary>The value without its sign as a fraction; null if it is not one.</summary>
    public static Fraction? Of(double value)
    {
        foreach (var numerator in (ReadOnlySpan<int>)[1, 2])
        {
            var denominator = Math.Round(numerator / Math.Abs(value));
            if (denominator is > 2 and < Largest && numerator / denominator == Math.Abs(value) && !IsOfTen((int)denominator))
                return new(numerator, (int)denominator);
        }

        return null;
    }

    private static bool IsOfTen(int number)
    {
        while (number % 2 == 0)
            number /= 2;
        while (number % 5 == 0)
            number /= 5;
        return number == 1;
    }
}
