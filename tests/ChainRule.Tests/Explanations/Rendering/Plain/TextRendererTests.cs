using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Plain;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Plain;

public sealed class TextRendererTests
{
    [Fact]
    public void The_textbook_s_figures_come_out_when_rounded_by_hand()
    {
        var text = Worked.OneOneOne().As(ExplanationFormat.Text);
        foreach (var line in (string[])
        [
            "    a⁽¹⁾ = σ(z⁽⁰⁾) = 1/(1 + exp(−z⁽⁰⁾)) = 1/(1 + exp(−0.3)) = 0.574442517 ≈ 0.57\n",
            "    L = 0.5·(a⁽³⁾ − t)² = 0.5·(0.59 − 0.8)² = 0.02205\n",
            "    σ′(z⁽²⁾) = a⁽³⁾·(1 − a⁽³⁾) = 0.59·(1 − 0.59) = 0.2419\n",
            "    δ⁽²⁾     = ∂L/∂z⁽²⁾ = ∂L/∂a⁽³⁾·σ′(z⁽²⁾) = −0.21·0.2419 = −0.050799\n",
            "    σ′(z⁽⁰⁾) = a⁽¹⁾·(1 − a⁽¹⁾) = 0.57·(1 − 0.57) = 0.2451\n",
            "    ∂L/∂b⁽²⁾ = δ⁽²⁾ = −0.050799\n",
            "    ∂L/∂w⁽²⁾ = a⁽¹⁾·δ⁽²⁾ = 0.57·(−0.050799) = −0.02895543\n",
            "    w⁽²⁾ ← w⁽²⁾ − η·∂L/∂w⁽²⁾ = 0.3 − 0.5·(−0.02895543)    = 0.314477715\n",
            "  2.weight[0,0]  w⁽²⁾      0.3     −0.02895543     0.314477715\n",
            "  The step of all parameters takes the loss from 0.02205 to 0.02: it falls by 0.00205.\n",
        ])
            Assert.Contains(line, text);
    }

    [Fact]
    public void A_line_that_is_too_long_is_broken_at_its_equals_signs() => Assert.Contains(
        """
            L = 0.5·((a⁽³⁾₁ − t₁)² + (a⁽³⁾₂ − t₂)²)
              = 0.5·((0.7514 − 0.01)² + (0.7729 − 0.99)²)
              = 0.2984

        """.ReplaceLineEndings("\n"),
        Worked.TwoTwoTwo().As(ExplanationFormat.Text, digits: 4, width: 80));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void No_sentence_is_wider_than_asked(Language language) =>
        Assert.All(
            ExplanationWriter.Lines(Rendered.Everything(), new() { Language = language, Width = 72 }).Select(line => line.ToString().TrimStart()).Where(line => line.Length > 0 && !line.Contains("  ", StringComparison.Ordinal) && !line.Contains(" = ", StringComparison.Ordinal)),
            line => Assert.InRange(TextLayout.Width(line), 1, 72));

    [Fact]
    public void Given_numbers_stand_with_their_addresses() =>
        Assert.Contains("  2.weight   w⁽²⁾₁₁ = 0.4  w⁽²⁾₁₂ = 0.45  w⁽²⁾₂₁ = 0.5  w⁽²⁾₂₂ = 0.55\n", Worked.TwoTwoTwo().As(ExplanationFormat.Text));

    [Fact]
    public void Only_letters_that_occur_are_told()
    {
        var text = Worked.TwoTwoTwo().As(ExplanationFormat.Text);
        Assert.Contains("  η          learning rate\n", text);
        Assert.DoesNotContain("running mean", text);
    }

    [Fact]
    public void A_chinese_page_speaks_as_chinese_textbooks_do()
    {
        var text = Rendered.Everything().As(ExplanationFormat.Text, Language.Chinese);
        foreach (var term in (string[])["链式法则", "正向传播", "反向传播", "学习率", "加权和", "损失", "梯度", "有限差分"])
            Assert.Contains(term, text);
    }

    [Fact]
    public void Every_part_is_said()
    {
        var text = Rendered.Everything().As(ExplanationFormat.Text, digits: 4, width: 1000);
        foreach (var part in (string[])
        [
            "The sample is row 7 of iris.csv, counted from 0. Its numbers are standardised",
            "x₁ = 0.05 (sepal_width)",
            "These values of the forward pass do not depend on what is explained",
            "a⁽¹⁾₂ = 0.625",
            "3 more values are named above",
            "which gives all 10 gradients by backpropagation and only this one by any other method. With so few multiplications they measure the overhead",
            "∂L/∂w⁽⁰⁾₁₂ in four ways",
            "Backpropagation computes all 10 gradients in one sweep",
            "The quotient comes closest at Δ = 1×10⁻⁸.",
            "∂L/∂z⁽⁰⁾₁·∂z⁽⁰⁾₁/∂w⁽⁰⁾₁₂",
            " = 1 − 0.5 ",
            "Here the two agree.",
            "For a⁽¹⁾₁ even the signs differ",
            "For a⁽¹⁾₂ there is no share at all",
            "is positive: the loss falls to the left",
            "The step takes w⁽⁰⁾₁₂ from 0.2 to 0",
        ])
            Assert.Contains(part, text);
        Assert.Contains('●', text);
        Assert.Contains('◆', text);
    }

    [Fact]
    public void What_ends_a_line_can_be_coloured() =>
        Assert.Equal("0.3", ExplanationWriter.Lines(Worked.OneOneOne()).SelectMany(line => line.Spans).First(span => span.Tone == Tone.Value).Text);

    [Theory]
    [InlineData("w₁", 2)]
    [InlineData("x̂", 1)]
    [InlineData("梯度", 4)]
    public void Width_is_what_a_terminal_takes(string text, int width) => Assert.Equal(width, TextLayout.Width(text));

    [Theory]
    [InlineData(80, Language.English)]
    [InlineData(80, Language.Chinese)]
    [InlineData(64, Language.English)]
    public void No_line_is_wider_than_asked(int width, Language language)
    {
        var pictures = SmallNetwork.OfSigmoids(5, 6, 2).Explain(new() { Methods = true, Timed = true }, "0.weight[1,1]");
        foreach (var explanation in (Explanation[])[Rendered.Everything() with { Descents = [] }, pictures])
        {
            Assert.All(
                ExplanationWriter.Lines(explanation, new() { Language = language, Width = width }).Select(line => line.ToString()),
                line => Assert.InRange(TextLayout.Width(line), 0, width));
        }
    }

    [Fact]
    public void A_table_that_is_too_wide_breaks_its_cells_between_words()
    {
        var table = new Table(["method", "multiplications here", "value"], [["forward mode", 12, 0.5]]);
        var lines = new TextTable(table, phrase => string.Concat(phrase.Pieces.Select(piece => piece is Words words ? words.Text : "123")), 32).Lines();
        Assert.Equal(["method    multiplications  value", "                     here", "forward               123    123", "mode"], lines.Select(line => line.ToString()));
    }
}
