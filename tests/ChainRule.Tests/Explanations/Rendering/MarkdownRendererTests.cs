using ChainRule.Explanations.Rendering;

namespace ChainRule.Tests.Explanations.Rendering;

public sealed class MarkdownRendererTests
{
    private static readonly string Markdown = Rendered.Everything().As(ExplanationFormat.Markdown, digits: 6);

    [Fact]
    public void Lines_are_fenced_mathematics() => Assert.Contains(
        """
        ## Gradient

        ```math
        \begin{aligned}
        \frac{\partial L}{\partial w^{(0)}_{12}} &= x_{2} \cdot \delta^{(0)}_{1} = 0.1 \cdot 0.00877135 = 0.000877135
        \end{aligned}
        ```

        """.ReplaceLineEndings("\n"),
        Markdown);

    [Fact]
    public void Every_fence_that_opens_closes() =>
        Assert.Equal(0, Markdown.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal)) % 2);

    [Fact]
    public void Tables_have_as_many_cells_in_every_row()
    {
        var rows = Markdown.Split('\n').Select(line => line.StartsWith('|') ? line.Count(c => c == '|') : 0).ToArray();
        Assert.All(rows.Zip(rows.Skip(1)).Where(pair => pair.First > 0 && pair.Second > 0), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void Names_are_neither_links_nor_mathematics_nor_controls()
    {
        var named = Rendered.Everything() with { Network = "\u001b[l](http://evil.example)[a][b] $x$ \\](c)" };
        Assert.StartsWith(@"# �[l\](http://evil.example)[a\][b] \$x\$ \\\](c)", named.As(ExplanationFormat.Markdown, digits: 6), StringComparison.Ordinal);
        Assert.StartsWith("�[l](http://evil.example)[a][b] $x$ ", named.As(ExplanationFormat.Text, digits: 6), StringComparison.Ordinal);
    }
}
