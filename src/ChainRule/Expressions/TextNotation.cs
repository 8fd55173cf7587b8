using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>Plain text: w⁽⁰⁾₁₂·x₂ + b₁</summary>
internal sealed class TextNotation : Notation
{
    private protected override string FormatNumber(string digits) => digits.Replace('-', '−');

    private protected override string FormatPower(string mantissa, int exponent) =>
        $"{FormatNumber(mantissa)}×10{Superscript(exponent.ToString(CultureInfo.InvariantCulture))}";

    private protected override string FormatElement(string letter, string layer, string indexes) =>
        letter + (layer.Length > 0 ? $"⁽{Superscript(layer)}⁾" : "") + Subscript(indexes);

    private protected override string FormatPartialDerivative(string of, string by) => $"∂{of}/∂{by}";

    private protected override string FormatCall(string function, IEnumerable<string> arguments) => $"{function}({string.Join(", ", arguments)})";

    private protected override string FormatSum(IEnumerable<(string Term, bool IsNegative)> terms) =>
        string.Concat(terms.Select((term, place) => place == 0 ? term.Term : $" {(term.IsNegative ? '−' : '+')} {term.Term}"));

    private protected override string FormatEllipsis() => "⋯";

    private protected override string FormatProduct(string left, string right) => $"{left}·{right}";

    private protected override string FormatQuotient(string numerator, string denominator) => $"{numerator}/{denominator}";

    private protected override string FormatNegation(string operand) => $"−{operand}";

    private protected override string FormatSquared(string operand) => $"{operand}²";

    private protected override string FormatRoot(string operand) => $"√{operand}";

    private protected override string FormatMagnitude(string operand) => $"|{operand}|";

    private protected override string FormatBrackets(string inside) => $"({inside})";

    private static string Subscript(string indexes) =>
        string.Concat(indexes.Select(c => c == ',' ? c : (char)('₀' + (c - '0'))));

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
