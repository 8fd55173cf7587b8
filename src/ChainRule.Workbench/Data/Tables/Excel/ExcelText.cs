using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Texts in workbooks: characters that XML cannot hold are written as _x001F_.</summary>
internal static partial class ExcelText
{
    public static string Read(ReadOnlySpan<char> text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text.ToString(), escape => ((char)ushort.Parse(escape.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text.ToString();

    public static string Write(string text) => Special().Replace(text, special => FormattableString.Invariant($"_x{(int)special.ValueSpan[0]:X4}_"));

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();

    // Also what would be read as an escape, and halves of surrogate pairs.
    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Special();
}
