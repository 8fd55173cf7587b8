using System.Globalization;
using System.Security;

namespace ChainRule.Expressions;

/// <summary>MathML Core, to stand in a math element.</summary>
internal sealed class MathMLNotation : Notation
{
    private protected override bool IsTwoDimensional => true;

    private protected override string FormatNumber(string digits) =>
        digits.StartsWith('-') ? FormatNegation($"<mn>{digits[1..]}</mn>") : $"<mn>{digits}</mn>";

    private protected override string FormatPower(string mantissa, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{FormatNumber(mantissa)}<mo>×</mo><msup><mn>10</mn>{Row(FormatNumber(exponent.ToString(CultureInfo.InvariantCulture)))}</msup>");

    private protected override string FormatElement(string letter, string layer, string indexes)
    {
        var parts = LetterParts.Of(letter);
        var name = $"<mi>{Escape(parts.Base)}</mi>";
        if (parts.Accent is { } accent)
            name = $"<mover accent=\"true\">{name}<mo stretchy=\"false\">{(accent == LetterParts.Hat ? '^' : '¯')}</mo></mover>";
        var above = (parts.IsSquared ? "<mn>2</mn>" : "") + (layer.Length > 0 ? $"<mo stretchy=\"false\">(</mo><mn>{Escape(layer)}</mn><mo stretchy=\"false\">)</mo>" : "");
        var below = indexes.Length > 0 ? $"<mn>{indexes}</mn>" : "";
        var element = (above, below) switch
        {
            ("", "") => name,
            (_, "") => $"<msup>{name}{Row(above)}</msup>",
            ("", _) => $"<msub>{name}{below}</msub>",
            _ => $"<msubsup>{name}{below}{Row(above)}</msubsup>",
        };
        return parts.IsRoot ? FormatRoot(element) : element;
    }

    private protected override string FormatPartialDerivative(string of, string by) =>
        FormatQuotient($"<mi mathvariant=\"normal\">∂</mi>{of}", $"<mi mathvariant=\"normal\">∂</mi>{by}");

    private protected override string FormatCall(string function, IEnumerable<string> arguments)
    {
        var name = function.TrimEnd('′');
        var symbol = $"<mi>{Escape(name)}</mi>";
        if (name.Length < function.Length)
            symbol = $"<msup>{symbol}<mo>′</mo></msup>";
        return Row(symbol + FormatBrackets(string.Join("<mo separator=\"true\">,</mo>", arguments)));
    }

    private protected override string FormatSum(IEnumerable<(string Term, bool IsNegative)> terms) =>
        Row(string.Concat(terms.Select((term, place) => place == 0 ? term.Term : $"<mo>{(term.IsNegative ? '−' : '+')}</mo>{term.Term}")));

    private protected override string FormatEllipsis() => "<mi>⋯</mi>";

    private protected override string FormatProduct(string left, string right) => $"{left}<mo>·</mo>{right}";

    private protected override string FormatQuotient(string numerator, string denominator) => $"<mfrac>{Row(numerator)}{Row(denominator)}</mfrac>";

    private protected override string FormatNegation(string operand) => $"<mrow><mo form=\"prefix\">−</mo>{operand}</mrow>";

    private protected override string FormatSquared(string operand) => $"<msup>{Row(operand)}<mn>2</mn></msup>";

    private protected override string FormatRoot(string operand) => $"<msqrt>{operand}</msqrt>";

    private protected override string FormatMagnitude(string operand) => $"<mrow><mo>|</mo>{operand}<mo>|</mo></mrow>";

    private protected override string FormatBrackets(string inside) => $"<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>";

    private static string Row(string inside) => $"<mrow>{inside}</mrow>";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
