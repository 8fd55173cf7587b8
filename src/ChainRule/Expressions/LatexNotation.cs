using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>LaTeX, for use in math mode: w^{(0)}_{12} \cdot x_{2} + b_{1}</summary>
internal sealed class LatexNotation : Notation
{
    // Functions with a command of their own; names of others are set in roman type.
    private static readonly HashSet<string> Functions = ["cos", "exp", "ln", "max", "min", "tanh"];

    /// <summary>The commands for Greek letters.</summary>
    public static Dictionary<char, string> Greek { get; } = new()
    {
        ['α'] = @"\alpha",
        ['β'] = @"\beta",
        ['γ'] = @"\gamma",
        ['δ'] = @"\delta",
        ['Δ'] = @"\Delta",
        ['ε'] = @"\varepsilon",
        ['η'] = @"\eta",
        ['λ'] = @"\lambda",
        ['μ'] = @"\mu",
        ['π'] = @"\pi",
        ['σ'] = @"\sigma",
        ['ρ'] = @"\rho",
        ['θ'] = @"\theta",
    };

    private protected override bool IsTwoDimensional => true;

    private protected override string Format(Form form, string a, string b = "") => form switch
    {
        Form.Sum => a,
        Form.Plus => $" + {a}",
        Form.Minus => $" - {a}",
        Form.Product => $@"{a} \cdot {b}",
        Form.Quotient => $@"\frac{{{a}}}{{{b}}}",
        Form.Negation => $"-{a}",
        Form.Square => $"{a}^{{2}}",
        Form.Power => $"{a}^{{{b}}}",
        Form.Root => $@"\sqrt{{{a}}}",
        Form.Magnitude => $@"\left\lvert {a} \right\rvert",
        Form.Floor => $@"\left\lfloor {a} \right\rfloor",
        Form.Brackets => $@"\left({a}\right)",
        Form.Differential => $@"\partial {a}",
        Form.Ellipsis => @"\cdots",
        _ => throw new NotSupportedException(form.ToString()),
    };

    private protected override string FormatNumber(string digits) => digits switch
    {
        "∞" => @"\infty",
        "-∞" => @"-\infty",
        "NaN" => Spell(digits),
        _ => digits,
    };

    private protected override string FormatPower(string mantissa, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $@"{mantissa} \times 10^{{{exponent}}}");

    private protected override string FormatElement(string letter, string layer, string indexes)
    {
        var parts = LetterParts.Of(letter);
        string[] above = [.. parts.IsSquared ? ["2"] : Array.Empty<string>(), .. layer.Length > 0 ? [$"({layer})"] : Array.Empty<string>()];
        var letterOnly = parts.Accent is { } accent ? $@"\{(accent == LetterParts.Hat ? "hat" : "bar")}{{{Spell(parts.Base)}}}" : Spell(parts.Base);
        var element = letterOnly + (above.Length > 0 ? $"^{{{string.Join(@"\,", above)}}}" : "") + (indexes.Length > 0 ? $"_{{{indexes}}}" : "");
        return parts.IsRoot ? Format(Form.Root, element) : element;
    }

    private protected override string FormatCall(string function, IEnumerable<string> arguments)
    {
        var name = function.TrimEnd('′');
        var command = Functions.Contains(name) ? $@"\{name}" : Spell(name);
        return command + new string('\'', function.Length - name.Length) + Format(Form.Brackets, string.Join(", ", arguments));
    }

    private static string Spell(string name) =>
        name is [var letter] ? Greek.GetValueOrDefault(letter, name) : $@"\mathrm{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}";
}
