using System.Globalization;
using System.Security;

namespace ChainRule.Expressions;

/// <summary>MathML Core, for use in a math element.</summary>
internal sealed class MathMLNotation : Notation
{
    private protected override bool IsTwoDimensional => true;

    private protected override string Format(Form form, string a, string b = "") => form switch
    {
        Form.Sum => Row(a),
        Form.Plus => $"<mo>+</mo>{a}",
        Form.Minus => $"<mo>−</mo>{a}",
        Form.Product => $"{a}<mo>·</mo>{b}",
        Form.Quotient => $"<mfrac>{Row(a)}{Row(b)}</mfrac>",
        Form.Negation => Row($"<mo form=\"prefix\">−</mo>{a}"),
        Form.Square => $"<msup>{Row(a)}<mn>2</mn></msup>",
        Form.Power => $"<msup>{Row(a)}{Row(b)}</msup>",
        Form.Root => $"<msqrt>{a}</msqrt>",
        Form.Magnitude => Row($"<mo>|</mo>{a}<mo>|</mo>"),
        Form.Floor => Row($"<mo>⌊</mo>{a}<mo>⌋</mo>"),
        Form.Brackets => Row($"<mo>(</mo>{a}<mo>)</mo>"),
        Form.Differential => $"<mi mathvariant=\"normal\">∂</mi>{a}",
        Form.Ellipsis => "<mi>⋯</mi>",
        _ => throw new NotSupportedException(form.ToString()),
    };

    private protected override string FormatNumber(string digits) =>
        digits.StartsWith('-') ? Format(Form.Negation, $"<mn>{digits[1..]}</mn>") : $"<mn>{digits}</mn>";

    private protected override string FormatPower(string mantissa, int exponent) =>
        $"{FormatNumber(mantissa)}<mo>×</mo><msup><mn>10</mn>{Row(FormatNumber(exponent.ToString(CultureInfo.InvariantCulture)))}</msup>";

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
        return parts.IsRoot ? Format(Form.Root, element) : element;
    }

    private protected override string FormatCall(string function, IEnumerable<string> arguments)
    {
        var name = function.TrimEnd('′');
        var symbol = $"<mi>{Escape(name)}</mi>";
        if (name.Length < function.Length)
            symbol = $"<msup>{symbol}<mo>′</mo></msup>";
        return Row(symbol + Format(Form.Brackets, string.Join("<mo separator=\"true\">,</mo>", arguments)));
    }

    private static string Row(string inside) => $"<mrow>{inside}</mrow>";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
