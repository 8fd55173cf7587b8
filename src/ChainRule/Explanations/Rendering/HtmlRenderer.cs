using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering;

/// <summary>One page that opens offline.</summary>
internal sealed class HtmlRenderer(RenderingOptions options)
{
    private readonly Script _script = new(Notation.MathML, options.Digits);

    public string Render(IReadOnlyList<Block> page) => string.Concat(page.Select(block => _script.ToString()));
}
