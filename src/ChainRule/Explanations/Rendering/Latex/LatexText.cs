using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Latex;

/// <summary>Words that every LaTeX can typeset.</summary>
internal static class LatexText
{
    private static readonly Dictionary<char, string> Commands = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['−'] = "$-$",
        ['×'] = @"$\times$",
        ['·'] = @"$\cdot$",
        ['⋯'] = @"$\cdots$",
        ['½'] = @"$\frac{1}{2}$",
        ['²'] = "$^{2}$",
        ['ᵏ'] = "$^{k}$",
        ['₁'] = "$_{1}$",
        ['₂'] = "$_{2}$",
        ['ᵢ'] = "$_{i}$",
        ['ⱼ'] = "$_{j}$",
        ['′'] = "$'$",
        ['→'] = @"$\rightarrow$",
        ['←'] = @"$\leftarrow$",
        ['≈'] = @"$\approx$",
        ['∂'] = @"$\partial$",
        ['√'] = @"$\surd$",
        ['Σ'] = @"$\Sigma$",
        ['●'] = @"$\bullet$",
        ['◆'] = @"$\blacklozenge$",
    };

    public static string Escape(string text) => string.Concat(text.Select((c, i) =>
        c == LetterParts.Hat ? ""
        : i + 1 < text.Length && text[i + 1] == LetterParts.Hat ? $@"$\hat{{{c}}}$"
        : LatexNotation.Greek.TryGetValue(c, out var greek) ? $"${greek}$"
        : Commands.GetValueOrDefault(c) ?? ("#$%&_{}".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : c.ToString())));
}
