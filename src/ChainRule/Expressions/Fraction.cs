namespace ChainRule.Expressions;

/// <summary>A constant that decimals do not write to its end, such as 1/3, 2/3 and 1/6.</summary>
/// <param name="Numerator">1 or 2</param>
/// <param name="Denominator">a whole number with a prime factor that 10 lacks</param>
internal readonly record struct Fraction(int Numerator, int Denominator)
{
    private const int Largest = 1_000_000_000;

    /// <summary>The fraction that the value is, without its sign; null where it is none.</summary>
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
        foreach (var prime in (ReadOnlySpan<int>)[2, 5])
        {
            while (number % prime == 0)
                number /= prime;
        }

        return number == 1;
    }
}
