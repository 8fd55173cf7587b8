using System.Runtime.CompilerServices;

namespace ChainRule;

/// <summary>Returns a setting, or refuses one with which its formula makes no sense.</summary>
internal static class Setting
{
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(value, name, "0 or greater");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(value, name, "greater than 0");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw OutOfRange(value, name, "from 0 to 1");

    public static double FractionBelowOne(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, name, "at least 0 and less than 1");

    private static ArgumentOutOfRangeException OutOfRange(double value, string? name, string wanted) =>
        new(name, value, $"{name} must be {wanted}.");
}
