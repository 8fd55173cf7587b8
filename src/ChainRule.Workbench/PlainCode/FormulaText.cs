using System.Globalization;

namespace ChainRule.Workbench.PlainCode;

/// <summary>Writes a formula as statements; what it uses more than once is computed once, in a variable of its own.</summary>
internal sealed class FormulaText
{
    private readonly Dictionary<Formula, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Formula, string> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _lines = [];

    /// <summary>Statements that compute the formula.</summary>
    /// <param name="formula">the number to compute</param>
    /// <param name="statement">makes a statement of its text</param>
    public static IReadOnlyList<string> Write(Formula formula, Func<string, string> statement)
    {
        var text = new FormulaText();
        text.Count(formula);
        var last = statement(text.Of(formula));
        return [.. text._lines, last];
    }

    private void Count(Formula formula)
    {
        _uses[formula] = _uses.GetValueOrDefault(formula) + 1;
        if (_uses[formula] > 1)
            return;
        foreach (var part in formula.Parts)
            Count(part);
    }

    private string Of(Formula formula)
    {
        if (_texts.TryGetValue(formula, out var known))
            return known;
        var text = string.Format(CultureInfo.InvariantCulture, formula.Format, [.. formula.Parts.Select((part, place) => Bracketed(formula, part, place))]);
        if (_uses[formula] > 1 && formula.Parts.Count > 0)
        {
            var name = CSharp.Numbered("part", _lines.Count + 1);
            _lines.Add($"double {name} = {text};");
            text = name;
        }

        return _texts[formula] = text;
    }

    // a - (b - c), but a - b - c; what has a name of its own needs no brackets.
    private string Bracketed(Formula outer, Formula part, int place)
    {
        var text = Of(part);
        var isNamed = _uses[part] > 1 && part.Parts.Count > 0;
        return isNamed || outer.IsCall || part.Binding > outer.Binding || (part.Binding == outer.Binding && place == 0 && outer.Binding is Binding.Sum or Binding.Product) ? text : $"({text})";
    }
}
