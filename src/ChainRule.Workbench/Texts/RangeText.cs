using System.Globalization;

namespace ChainRule.Workbench.Texts;

/// <summary>The minimum, the maximum and the mean of numbers, with enough digits to tell them apart.</summary>
internal static class RangeText
{
    private const int Digits = 5;
    private const int MostDigits = 15;

    public static string Of(double[] numbers)
    {
        var (least, greatest) = (numbers.Min(), numbers.Max());
        var format = "G" + DigitsFor(Math.Max(Math.Abs(least), Math.Abs(greatest)), greatest - least).ToString(CultureInfo.InvariantCulture);
        return $"{Text(least)} to {Text(greatest)}, mean {Text(numbers.Average())}";

        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    // The digits that all numbers share, and those in which they differ.
    private static int DigitsFor(double size, double spread) =>
        spread > 0 && double.IsFinite(spread) ? Math.Clamp(Digits + (int)Math.Log10(size / spread), Digits, MostDigits)
        : double.IsFinite(size) ? MostDigits
        : Digits;
}
