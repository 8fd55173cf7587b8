using System.Globalization;

namespace ChainRule.Onnx.Values;

/// <summary>The shortest decimal number that a 32-bit number stands for: 0.1, not 0.10000000149011612.</summary>
internal static class ShortDecimal
{
    public static double Of(float number) => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
