using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>A number written with more than digits and a decimal mark: 5 kg, $5, 12 %, 1 234.5, 1'234.5.</summary>
/// <param name="Number">the digits and the marks between them</param>
/// <param name="Unit">the letters after them; empty if there are only signs, as of a currency or of thousands</param>
/// <param name="IsCode">whether letters directly follow the digits, as in codes: 5kg, 12B</param>
internal sealed partial record NumberWithUnit(string Number, string Unit, bool IsCode)
{
    /// <summary>Null if the text is something else, or a plain number.</summary>
    public static NumberWithUnit? Read(string text, char decimalMark)
    {
        if (Cell.IsNumber(text, out _, decimalMark) || Parts().Match(text) is not { Success: true } parts)
            return null;
        var (number, unit) = (parts.Groups["number"].Value, parts.Groups["letters"].Value);
        var isCode = unit.Length > 0 && parts.Groups["gap"].Length == 0;
        return isCode && Ordinal().IsMatch(text) ? null
            : Cell.IsNumber(number, out _, decimalMark) || Cell.IsNumberWithOtherMarks(number, decimalMark) || Thousands().IsMatch(number) ? new(number, unit, isCode)
            : null;
    }

    [GeneratedRegex(@"^[+\-\u2212]?(?:[A-Z]{0,3}\p{Sc}|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|Rs\.?)(?= ?\d))? ?[+\-\u2212]?(?<number>\d(?:[\d.,'\u2019_ \u00a0\u2009\u202f]*\d)?|\.\d+)(?<gap>[ \u00a0\u202f]?)(?:[%\u2030]|\p{Sc}|\u00b0[CFK]?|(?<letters>(?<=[ \u00a0\u202f])[\p{L}/]{1,12}[23\u00b2\u00b3]?|[\p{L}/]{1,12}[\u00b2\u00b3]?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\d{1,3}(?:['\u2019_ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
