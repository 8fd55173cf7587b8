using System.Globalization;
using System.Text;

namespace ChainRule.Workbench.PlainCode;

/// <summary>Numbers, words and names as C# writes them.</summary>
internal static class CSharp
{
    /// <summary>A double that reads back to the same bits.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsInfinity(value) ? value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny(".E") ? text : text + ".0";

    /// <summary>A float that reads back to the same bits.</summary>
    public static string Number(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsInfinity(value) ? value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Numbered(string name, int number) => name + Integer(number);

    /// <summary>A string literal; what is not plain ASCII is written by its code.</summary>
    public static string Word(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            literal.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    public static string Words(IEnumerable<string> words) => "{ " + string.Join(", ", words.Select(Word)) + " }";

    /// <summary>The ASCII letters and digits of a text, with _ for the others between them.</summary>
    public static string Name(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_');

    public static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(line => line.Length == 0 ? line : "    " + line);

    public static IEnumerable<string> Block(string head, IEnumerable<string> lines) => [head, "{", .. Indented(lines), "}"];

    // A comment ends where its line does, and C# knows five ends of lines.
    /// <summary>A text in a comment.</summary>
    public static string Comment(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));

    /// <summary>A text in a comment of XML.</summary>
    public static string Documentation(string text) => Comment(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    public static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
