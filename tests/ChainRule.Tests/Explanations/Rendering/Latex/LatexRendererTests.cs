using ChainRule.Explanations.Rendering;
using ChainRule.Explanations.Rendering.Latex;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Latex;

public sealed class LatexRendererTests
{
    [Fact]
    public void It_is_a_whole_document()
    {
        var latex = Worked.OneOneOne().As(ExplanationFormat.Latex);
        Assert.StartsWith(@"\documentclass[a4paper,fleqn]{article}", latex);
        Assert.Contains(@"w^{(2)} &\leftarrow w^{(2)} - \eta \cdot \frac{\partial L}{\partial w^{(2)}} = 0.3 - 0.5 \cdot \left(-0.02895543\right) = 0.314477715", latex);
        Assert.EndsWith("\\end{document}\n", latex);
    }

    [Fact]
    public void In_english_every_character_is_one_that_any_latex_knows() =>
        Assert.DoesNotContain(Rendered.Everything().As(ExplanationFormat.Latex), c => c > '\u007F' && c != '–');

    [Fact]
    public void Chinese_takes_the_class_that_has_its_type() =>
        Assert.StartsWith(@"\documentclass[a4paper,fleqn]{ctexart}", Rendered.Everything().As(ExplanationFormat.Latex, Language.Chinese));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void What_begins_ends(Language language)
    {
        var latex = Rendered.Everything().As(ExplanationFormat.Latex, language);
        Assert.Equal(latex.Split(@"\begin{").Length, latex.Split(@"\end{").Length);
        Assert.Equal(latex.Count(c => c == '{'), latex.Count(c => c == '}'));
    }

    [Fact]
    public void What_latex_would_read_as_its_own_is_escaped() => Assert.Equal(@"a\_b \& 5\% $\partial$ $\hat{x}$", LatexText.Escape("a_b & 5% ∂ x\u0302"));
}
