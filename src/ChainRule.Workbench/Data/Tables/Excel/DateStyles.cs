using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>How the number in a cell is meant, by its format.</summary>
internal enum NumberSense
{
    Number,
    Date,

    /// <summary>A time of the day, if it is less than a day.</summary>
    Time,
}

/// <summary>Finds out which styles of a workbook are those of dates and times.</summary>
internal sealed partial class DateStyles
{
    private readonly List<NumberSense> _styles = [];

    public DateStyles(XmlPart? xml)
    {
        var formats = new Dictionary<int, NumberSense>();
        var areOfCells = false;
        foreach (var element in xml?.Elements("numFmt", "cellXfs", "cellStyleXfs", "dxfs", "xf") ?? [])
        {
            var id = int.TryParse(xml!.Xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (element == "numFmt")
                formats[id] = SenseOf(xml.Xml.GetAttribute("formatCode") ?? "");
            else if (element != "xf")
                areOfCells = element == "cellXfs";
            else if (areOfCells)
                _styles.Add(formats.TryGetValue(id, out var sense) ? sense : BuiltIn(id));
        }
    }

    /// <summary>What the style of a cell means; null and unknown ones are those of numbers.</summary>
    public NumberSense this[string? style] =>
        style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < _styles.Count ? _styles[place] : NumberSense.Number;

    /// <summary>What a format means, such as <c>dd/mm/yyyy</c> or <c>0.00 "days"</c>; [h] is a duration, which is a number.</summary>
    internal static NumberSense SenseOf(string format)
    {
        var letters = NoLetters().Replace(format.Split(';')[0], "").ToLowerInvariant();
        var hasTime = letters.Contains('h', StringComparison.Ordinal) || letters.Contains('s', StringComparison.Ordinal);
        return letters is "general" || Duration().IsMatch(format) ? NumberSense.Number
            : letters.Contains('y', StringComparison.Ordinal) || letters.Contains('d', StringComparison.Ordinal) || (letters.Contains('m', StringComparison.Ordinal) && !hasTime) ? NumberSense.Date
            : hasTime ? NumberSense.Time
            : NumberSense.Number;
    }

    // ECMA-376, part 1, 18.8.30: formats that files do not write out; those from 27 on are East Asia's.
    private static NumberSense BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberSense.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => NumberSense.Time,
        _ => NumberSense.Number,
    };

    // Quoted words, escaped letters, letters that are as wide as a gap or repeated, colours and conditions.
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[[^\]]*\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NoLetters();

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
