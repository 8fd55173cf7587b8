using System.Xml.Linq;
using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;

namespace ChainRule.Tests.Explanations.Rendering;

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
}
