using System.Globalization;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the text of a cell means; the same in every locale.</summary>
internal static class Cell
{
    /// <summary>Whether the text is written as a number; the value is infinite if 32 bits cannot hold it.</summary>
    public static bool IsNumber(string text, out double value, char decimalMark = '.')
    {
        if (decimalMark != '.')
            text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(decimalMark, '.');
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value);
        if (!isNumber && text.Length > 0 && text.TrimStart('+', '-').Equals("inf", StringComparison.OrdinalIgnoreCase))
            (isNumber, value) = (true, double.PositiveInfinity);
        if (Math.Abs(value) > float.MaxValue)
            value = double.PositiveInfinity;
        return isNumber;
    }

    /// <summary>Whether the text would be a number if the other mark (comma or point) were the decimal mark, or were left out.</summary>
    public static bool IsNumberWithOtherMarks(string text, char decimalMark)
    {
        var other = decimalMark == '.' ? ',' : '.';
        return text.Contains(other, StringComparison.Ordinal)
            && (IsNumber(text.Replace(other, decimalMark), out _, decimalMark)
                || (MarksThousands(text.Split(decimalMark)[0].Split(other)) && IsNumber(text.Replace(other.ToString(), "", StringComparison.Ordinal), out _, decimalMark)));
    }

    // 1,234,567, and the Indian 12,34,567; not 1.3.2024.
    private static bool MarksThousands(string[] groups) =>
        groups[^1].Length == 3 && groups[1..].All(group => group.Length is 2 or 3);
}
