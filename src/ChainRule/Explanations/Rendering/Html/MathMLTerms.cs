using System.Text.RegularExpressions;

namespace ChainRule.Explanations.Rendering.Html;

/// <summary>Takes a sum in MathML apart, which browsers do not break by themselves.</summary>
internal static partial class MathMLTerms
{
    private const string Start = "<mrow>";
    private const string End = "</mrow>";

    /// <summary>The terms with the signs before them; the formula itself where it is no sum.</summary>
    public static IReadOnlyList<string> Of(string formula)
    {
        if (!formula.StartsWith(Start, StringComparison.Ordinal))
            return [formula];
        var (depth, start, parts) = (0, Start.Length, new List<string>());
        foreach (Match tag in Tag().Matches(formula))
        {
            if (depth == 1 && tag.Index > start && Sign().IsMatch(formula.AsSpan(tag.Index)))
            {
                parts.Add(formula[start..tag.Index]);
                start = tag.Index;
            }

            depth += tag.Value[1] == '/' ? -1 : 1;
            if (depth == 0 && tag.Index + End.Length < formula.Length)
                return [formula];
        }

        return parts.Count == 0 ? [formula] : [.. parts.Append(formula[start..^End.Length]).Select((part, i) => i == 0 ? part : $"<mo form=\"infix\">{part["<mo>".Length..]}")];
    }

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("^<mo>[+−]</mo>")]
    private static partial Regex Sign();
}
