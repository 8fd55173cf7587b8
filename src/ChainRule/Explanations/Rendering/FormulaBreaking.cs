using System.Text.RegularExpressions;
using ChainRule.Explanations.Rendering.Plain;

namespace ChainRule.Explanations.Rendering;

/// <summary>Breaks a formula that is too long where a reader would: before the signs between terms, the outermost first.</summary>
internal sealed partial class FormulaBreaking(char minus, Func<string, int> measure, bool breaksBrackets)
{
    /// <summary>For plain text, in which brackets may close on another line.</summary>
    public static FormulaBreaking Text { get; } = new('−', TextLayout.Width, breaksBrackets: true);

    /// <summary>For LaTeX's aligned rows, which do not break by themselves and must keep brackets together.</summary>
    public static FormulaBreaking Latex { get; } = new('-', latex => Command().Replace(latex, "").Length, breaksBrackets: false);

    /// <summary>The formula in parts of at most this width, as far as there are places to break.</summary>
    public IEnumerable<string> Break(string formula, int width)
    {
        var places = measure(formula) <= width ? [] : Outermost(formula);
        var (start, isLast) = (0, false);
        for (var i = 0; i < places.Count && !isLast; i++)
        {
            isLast = i == places.Count - 1;
            if (measure(formula[start..(isLast ? formula.Length : places[i + 1])]) <= width)
                continue;
            foreach (var part in Again(formula[start..places[i]]))
                yield return part;
            start = places[i];
        }

        foreach (var part in start == 0 && places.Count == 0 ? [formula] : Again(formula[start..]))
            yield return part;

        IEnumerable<string> Again(string part) => breaksBrackets ? Break(part.Trim(), width) : [part.Trim()];
    }

    // The signs inside the fewest brackets; without signs, the multiplication dots. Where brackets must not break, only what is outside of them.
    private List<int> Outermost(string formula)
    {
        var (signs, dots) = (new List<(int Place, int Depth)>(), new List<(int Place, int Depth)>());
        var (depth, isMagnitude) = (0, false);
        for (var i = 0; i < formula.Length; i++)
        {
            isMagnitude ^= formula[i] == '|';
            depth += formula[i] switch
            {
                '{' or '(' => 1,
                '}' or ')' => -1,
                '|' => isMagnitude ? 1 : -1,
                _ => 0,
            };
            if (i > 0 && formula[i] == ' ' && i + 2 < formula.Length && formula[i + 2] == ' ' && (formula[i + 1] == '+' || formula[i + 1] == minus))
                signs.Add((i, depth));
            else if (i > 0 && breaksBrackets && formula[i] == '·')
                dots.Add((i, depth));
        }

        var places = signs.Count > 0 ? signs : dots;
        var outermost = breaksBrackets ? places.Select(place => place.Depth).DefaultIfEmpty().Min() : 0;
        return [.. places.Where(place => place.Depth == outermost).Select(place => place.Place)];
    }

    // Everything that is not a character on the page.
    [GeneratedRegex(@"\\(left|right|mathrm|frac|partial)\b|\\(?=[A-Za-z])|[{}_^ ]")]
    private static partial Regex Command();
}
