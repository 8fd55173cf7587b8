using ChainRule.Explanations.Rendering.Html;
using ChainRule.Explanations.Rendering.Json;
using ChainRule.Explanations.Rendering.Latex;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Plain;

namespace ChainRule.Explanations.Rendering;

/// <summary>Writes explanations.</summary>
public static class ExplanationWriter
{
    /// <summary>Writes the explanation; lines end in \n.</summary>
    public static void Write(TextWriter output, Explanation explanation, ExplanationFormat format, RenderingOptions? options = null) =>
        output.Write(Write(explanation, format, options));

    /// <summary>The written explanation; lines end in \n.</summary>
    public static string Write(Explanation explanation, ExplanationFormat format, RenderingOptions? options = null)
    {
        options ??= new();
        return format switch
        {
            ExplanationFormat.Text => string.Concat(Lines(explanation, options).Select(line => $"{line}\n")),
            ExplanationFormat.Markdown => new MarkdownRenderer(options).Render(Page.Of(explanation, options.Language)),
            ExplanationFormat.Latex => new LatexRenderer(options).Render(Page.Of(explanation, options.Language)),
            ExplanationFormat.Html => new HtmlRenderer(options).Render(Page.Of(explanation, options.Language)),
            ExplanationFormat.Json => JsonRenderer.Render(explanation, options.Language),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>The plain text line by line, with the tone of each part, so that it can be coloured.</summary>
    public static IReadOnlyList<StyledLine> Lines(Explanation explanation, RenderingOptions? options = null) =>
        new TextRenderer(options ??= new()).Render(Page.Of(explanation, options.Language));
}
