using System.Xml.Linq;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Html;

public sealed class HtmlRendererTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void The_page_is_well_formed_and_wants_nothing_from_elsewhere(Language language)
    {
        var html = Rendered.Everything().As(ExplanationFormat.Html, language);
        var page = XDocument.Parse(html);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.Equal(2, page.Descendants("svg").Count());
        Assert.NotEmpty(page.Descendants("mfrac"));
        Assert.DoesNotContain("{0}", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chosen_weight_and_its_paths_stand_out()
    {
        var page = XDocument.Parse(Worked.TwoTwoTwo("0.weight[0,1]").As(ExplanationFormat.Html));
        var edges = page.Descendants("g").Where(group => ((string)group.Attribute("class")!).StartsWith("edge", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, edges.Count);
        Assert.Equal(5, edges.Count(edge => ((string)edge.Attribute("class")!).Contains("faint", StringComparison.Ordinal)));
        Assert.Single(edges, edge => (string)edge.Attribute("class")! == "edge positive chosen");
        Assert.Single(edges, edge => (string)edge.Attribute("class")! == "edge negative");
    }

    [Fact]
    public void A_pictures_column_is_a_box_with_its_shape()
    {
        var explanation = Worked.TwoTwoTwo();
        var graph = explanation.Graph! with { Columns = [new("", "[1, 28, 28]", [], 0), .. explanation.Graph.Columns.Skip(1)], Connections = [] };
        Assert.Contains("1×28×28", (explanation with { Graph = graph }).As(ExplanationFormat.Html));
    }

    [Fact]
    public void What_may_be_wider_than_the_page_scrolls_and_can_be_reached_by_keyboard()
    {
        var page = XDocument.Parse(Rendered.Everything().As(ExplanationFormat.Html));
        var wide = page.Descendants().Where(part => part.Name.LocalName is "table" or "svg").Select(part => part.Parent!)
            .Concat(page.Descendants("div").Where(part => ((string?)part.Attribute("class"))?.Contains("derived", StringComparison.Ordinal) == true)).ToList();
        Assert.True(wide.Count > 10);
        Assert.All(wide, part => Assert.Equal(("0", "region"), ((string?)part.Attribute("tabindex"), (string?)part.Attribute("role"))));
        Assert.All(wide, part => Assert.StartsWith("scroll", (string?)part.Attribute("class"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_among_words_is_set_as_they_are_and_one_of_an_equation_with_it()
    {
        var html = Worked.TwoTwoTwo().As(ExplanationFormat.Html, digits: 4);
        Assert.Contains("<h1>Sequential: 10 gradients by the chain rule</h1>", html);
        Assert.Contains("<mo>=</mo><mn>0.4</mn></mrow></math></span>", html);
        Assert.Contains("from 0.2984 to", html);
        Assert.Contains("<td class=\"number\">−0.", Rendered.Everything().As(ExplanationFormat.Html));
    }

    [Fact]
    public void A_sum_goes_on_in_the_next_line_between_its_terms()
    {
        Expression a = Quantity("a"), b = Quantity("b"), c = Quantity("c"), d = Quantity("d");
        var sum = new Sum(new Sum(a, new Product(b, new Sum(c, d, IsDifference: false)), IsDifference: false), d, IsDifference: true);
        Assert.Equal(["<mi>a</mi>", "<mo>+</mo><mi>b</mi><mo>·</mo><mrow><mo>(</mo><mrow><mi>c</mi><mo>+</mo><mi>d</mi></mrow><mo>)</mo></mrow>", "<mo>−</mo><mi>d</mi>"], Notation.MathML.WriteTerms(sum, null));
        Assert.Equal(["<mn>1</mn>", "<mo>+</mo><mn>1</mn><mo>·</mo><mrow><mo>(</mo><mrow><mn>1</mn><mo>+</mo><mn>1</mn></mrow><mo>)</mo></mrow>", "<mo>−</mo><mn>1</mn>"], Notation.MathML.WriteTerms(sum, 3));
        Assert.Single(Notation.MathML.WriteTerms(new Product(a, sum), null));
        Assert.Contains("</math><wbr/><math displaystyle=\"true\"><mrow><mo form=\"infix\">+</mo>", Worked.TwoTwoTwo().As(ExplanationFormat.Html), StringComparison.Ordinal);

        static Named Quantity(string letter) => new(new Element(letter, "", []), 1);
    }
}
