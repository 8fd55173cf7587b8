using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the text of a cell means; the same in every locale.</summary>
internal static class Cell
{
    // Longer ones are words as a rule, and numbers only with hundreds of zeros.
    private const int LongestNumber = 64;

    // So many digits give a double that is written with the same ones.
    private const int MostDigits = 15;

    private static readonly SearchValues<byte> DigitsAndPoint = SearchValues.Create("0123456789."u8);

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

    /// <summary>Whether UTF-8 text is written as a number, as <see cref="IsNumber(string, out double, char)"/> tells of other text.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text, out double value, char decimalMark = '.')
    {
        value = 0;

        // Signs, marks and digits, infinity and inf; most words begin with something else.
        if (text.Length is 0 or > LongestNumber || text[0] is not ((>= (byte)'+' and <= (byte)'9') or (byte)'i' or (byte)'I'))
            return text.Length > 0 && (text.Length > LongestNumber || text[0] <= ' ') && IsNumber(Encoding.UTF8.GetString(text), out value, decimalMark);
        if (decimalMark != '.' || text[^1] is (byte)'f' or (byte)'F' or (byte)'y' or (byte)'Y')
            return IsNumber(Encoding.UTF8.GetString(text), out value, decimalMark);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || double.IsNaN(value))
            return false;
        if (Math.Abs(value) > float.MaxValue)
            value = double.PositiveInfinity;
        return true;
    }

    /// <summary>Whether UTF-8 text that is a number is written as <see cref="Text"/> writes it: 12, −0.5, but not 1.50, 007 or 1e3.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'-', ..])
            text = text[1..];
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        return text.Length is > 0 and <= MostDigits
            && !text.ContainsAnyExcept(DigitsAndPoint)
            && whole.Length > 0
            && (whole[0] != '0' || (whole.Length == 1 && (point >= 0 ? !text.StartsWith("0.0000"u8) : text.Length == 1)))
            && (point < 0 || (text[^1] is not ((byte)'0' or (byte)'.')));
    }

    /// <summary>Whether UTF-8 text is digits that begin with a zero, as codes do: 007.</summary>
    public static bool IsCode(ReadOnlySpan<byte> text) => text is [(byte)'0', _, ..] && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>A number as it is written where a file has only its value.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

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
