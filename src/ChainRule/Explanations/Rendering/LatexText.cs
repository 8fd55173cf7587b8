namespace ChainRule.Explanations.Rendering;

/// <summary>Words as every LaTeX can read them.</summary>
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

    public static string Escape(string text) => string.Concat(text.Select(c =>
        Commands.GetValueOrDefault(c) ?? ("#$%&_{}".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : c.ToString())));
}
