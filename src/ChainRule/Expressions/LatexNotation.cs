using System.Globalization;

namespace ChainRule.Expressions;

/// <summary>LaTeX, to stand in mathematics: w^{(0)}_{12} \cdot x_{2} + b_{1}</summary>
internal sealed class LatexNotation : Notation
{
    // Letters and functions that have a command of their own; others are written in roman type.
    private static readonly HashSet<string> Functions = ["exp", "ln", "max", "min", "tanh"];

    private static readonly Dictionary<string, string> Greek = new()
    {
        ["α"] = @"\alpha",
        ["β"] = @"\beta",
        ["γ"] = @"\gamma",
        ["δ"] = @"\delta",
        ["Δ"] = @"\Delta",
        ["ε"] = @"\varepsilon",
        ["η"] = @"\eta",
        ["λ"] = @"\lambda",
        ["μ"] = @"\mu",
        ["σ"] = @"\sigma",
        ["ρ"] = @"\rho",
        ["θ"] = @"\theta",
    };

    private protected override bool IsTwoDimensional => true;

    private protected override string FormatNumber(string digits) => digits switch
    {
        "∞" => @"\infty",
        "-∞" => @"-\infty",
        "NaN" => Roman(digits),
        _ => digits,
    };

    private protected override string FormatPower(string mantissa, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $@"{mantissa} \times 10^{{{exponent}}}");

    private protected override string FormatElement(string letter, string layer, string indexes)
    {
        var parts = LetterParts.Of(letter);
        var above = string.Join(@"\,", ((string[])[parts.IsSquared ? "2" : "", layer.Length > 0 ? $"({layer})" : ""]).Where(part => part.Length > 0));
        var accented = parts.Accent switch
        {
            LetterParts.Hat => $@"\hat{{{Spell(parts.Base)}}}",
            LetterParts.Bar => $@"\bar{{{Spell(parts.Base)}}}",
            _ => Spell(parts.Base),
        };
        var element = accented + (above.Length > 0 ? $"^{{{above}}}" : "") + (indexes.Length > 0 ? $"_{{{indexes}}}" : "");
        return parts.IsRoot ? FormatRoot(element) : element;
    }

    private protected override string FormatPartialDerivative(string of, string by) => $@"\frac{{\partial {of}}}{{\partial {by}}}";

    private protected override string FormatCall(string function, IEnumerable<string> arguments)
    {
        var name = function.TrimEnd('′');
        var command = Functions.Contains(name) ? $@"\{name}" : name.Length == 1 ? Spell(name) : Roman(name);
        return command + new string('\'', function.Length - name.Length) + FormatBrackets(string.Join(", ", arguments));
    }

    private protected override string FormatSum(IEnumerable<(string Term, bool IsNegative)> terms) =>
        string.Concat(terms.Select((term, place) => place == 0 ? term.Term : $" {(term.IsNegative ? '-' : '+')} {term.Term}"));

    private protected override string FormatEllipsis() => @"\cdots";

    private protected override string FormatProduct(string left, string right) => $@"{left} \cdot {right}";

    private protected override string FormatQuotient(string numerator, string denominator) => $@"\frac{{{numerator}}}{{{denominator}}}";

    private protected override string FormatNegation(string operand) => $"-{operand}";

    private protected override string FormatSquared(string operand) => $"{operand}^{{2}}";

    private protected override string FormatRoot(string operand) => $@"\sqrt{{{operand}}}";

    private protected override string FormatMagnitude(string operand) => $@"\left\lvert {operand} \right\rvert";

    private protected override string FormatBrackets(string inside) => $@"\left({inside}\right)";

    private static string Spell(string letter) => Greek.GetValueOrDefault(letter) ?? (letter.Length == 1 ? letter : Roman(letter));

    private static string Roman(string name) => $@"\mathrm{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}";
}
