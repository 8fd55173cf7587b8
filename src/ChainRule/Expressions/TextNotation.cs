using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>Plain text: w⁽⁰⁾₁₂·x₂ + b₁</summary>
internal sealed class TextNotation : Notation
{
    private protected override string Format(Form form, string a, string b = "") => form switch
    {
        Form.Sum => a,
        Form.Plus => $" + {a}",
        Form.Minus => $" − {a}",
        Form.Product => $"{a}·{b}",
        Form.Quotient => $"{a}/{b}",
        Form.Negation => $"−{a}",
        Form.Square => $"{a}²",
        Form.Power => $"{a}^{b}",
        Form.Root => $"√{a}",
        Form.Magnitude => $"|{a}|",
        Form.Floor => $"⌊{a}⌋",
        Form.Brackets => $"({a})",
        Form.Differential => $"∂{a}",
        Form.Ellipsis => "⋯",
        _ => throw new NotSupportedException(form.ToString()),
    };

    private protected override string FormatNumber(string digits) => digits.Replace('-', '−');

    private protected override string FormatPower(string mantissa, int exponent) =>
        $"{FormatNumber(mantissa)}×10{Superscript(exponent.ToString(CultureInfo.InvariantCulture))}";

    private protected override string FormatElement(string letter, string layer, string indexes) =>
        letter + (layer.Length > 0 ? $"⁽{Superscript(layer)}⁾" : "") + string.Concat(indexes.Select(c => c == ',' ? c : (char)('₀' + (c - '0'))));

    private protected override string FormatCall(string function, IEnumerable<string> arguments) => $"{function}({string.Join(", ", arguments)})";

    private static string Superscript(string layer) => string.Concat(layer.Select(c => c switch
    {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        >= '0' and <= '9' => (char)('⁰' + (c - '0')),
        '.' => '·',
        '-' => '⁻',
        _ => c,
    }));
}
