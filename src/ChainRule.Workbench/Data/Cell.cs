using System.Globalization;

namespace ChainRule.Workbench.Data;

/// <summary>What the text of a cell means; the same in every locale.</summary>
internal static class Cell
{
    public static bool IsMissing(string text) =>
        text.Length == 0 || text == "?" || Is(text, "NA") || Is(text, "NaN") || Is(text, "null");

    /// <summary>Whether the text is written as a number; the value is infinite where 32 bits do not hold it.</summary>
    public static bool IsNumber(string text, out double value)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value);
        if (!isNumber && text.Length > 0 && Is(text.TrimStart('+', '-'), "inf"))
            (isNumber, value) = (true, double.PositiveInfinity);
        if (Math.Abs(value) > float.MaxValue)
            value = double.PositiveInfinity;
        return isNumber;
    }

    /// <summary>Whether the text would be a number if its commas were points or nothing.</summary>
    public static bool IsNumberWithComma(string text) =>
        text.Contains(',', StringComparison.Ordinal)
        && (IsNumber(text.Replace(',', '.'), out _) || IsNumber(text.Replace(",", "", StringComparison.Ordinal), out _));

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
