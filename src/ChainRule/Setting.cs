using System.Runtime.CompilerServices;

namespace ChainRule;

/// <summary>Returns a setting, or refuses one with which its formula makes no sense.</summary>
public static class Setting
{
    /// <summary>A finite number of 0 or more.</summary>
    /// <exception cref="SettingException">another number; the message names the setting</exception>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw new SettingException(name, value, "a number of 0 or more");

    /// <summary>A finite number above 0.</summary>
    /// <inheritdoc cref="NotNegative"/>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw new SettingException(name, value, "a number above 0");

    /// <summary>A number from 0 to 1.</summary>
    /// <inheritdoc cref="NotNegative"/>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new SettingException(name, value, "a number from 0 to 1");

    /// <summary>A number from 0 to 1, but not 1.</summary>
    /// <inheritdoc cref="NotNegative"/>
    public static double FractionBelowOne(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw new SettingException(name, value, "a number from 0 to 1, but not 1");
}
