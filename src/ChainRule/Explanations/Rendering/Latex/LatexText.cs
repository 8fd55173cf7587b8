namespace ChainRule.Explanations.Rendering.Latex;

/// <summary>Words as every LaTeX can read them.</summary>
internal static class LatexText
{
    // Stands after its letter in Unicode.
    private const char Hat = '\u0302';

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
        ['Δ'] = @"$\Delta$",
        ['γ'] = @"$\gamma$",
        ['β'] = @"$\beta$",
        ['δ'] = @"$\delta$",
        ['ε'] = @"$\varepsilon$",
        ['η'] = @"$\eta$",
        ['λ'] = @"$\lambda$",
        ['μ'] = @"$\mu$",
        ['σ'] = @"$\sigma$",
        ['●'] = @"$\bullet$",
        ['◆'] = @"$\blacklozenge$",
    };

    public static string Escape(string text) => string.Concat(text.Select((c, i) =>
        c == Hat ? ""
        : i + 1 < text.Length && text[i + 1] == Hat ? $@"$\hat{{{c}}}$"
        : Commands.GetValueOrDefault(c) ?? ("#$%&_{}".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : c.ToString())));
}
