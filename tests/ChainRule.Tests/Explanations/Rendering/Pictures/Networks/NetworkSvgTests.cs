using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Rendering.Pictures.Networks;

public sealed class NetworkSvgTests
{
    private static readonly Dictionary<string, Explanation> Explained = new()
    {
        ["two by two"] = Worked.TwoTwoTwo(),
        ["one weight"] = Worked.TwoTwoTwo("0.weight[0,1]"),
        ["three by three"] = SmallNetwork.OfSigmoids(3, 3, 3, 1).Explain(new()),
        ["wide"] = SmallNetwork.OfSigmoids(20, 30, 4).Explain(new(), "0.weight[17,3]"),
        ["long"] = SmallNetwork.OfSigmoids(2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2, 2, 1).Explain(new(), "10.weight[0,1]"),
        ["pictures"] = Pictures("0.weight[1,0,0,1]"),
        ["pictures in all"] = Pictures("4.weight[0,1]"),
    };

    public static TheoryData<string, Language> Cases()
    {
        var cases = new TheoryData<string, Language>();
        foreach (var name in Explained.Keys)
        {
            cases.Add(name, Language.English);
            cases.Add(name, Language.Chinese);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_text_lies_over_a_line_or_another_text(string name, Language language)
    {
        var drawing = Drawing.Of(Explained[name], language);
        var texts = drawing.Texts;
        Assert.NotEmpty(texts);
        foreach (var (i, (text, area)) in texts.Index())
        {
            Assert.Empty(texts.Skip(i + 1).Where(other => area.Overlaps(other.Area)).Select(other => $"{text} lies over {other.Text}"));
            Assert.False(drawing.Lines.Any(area.IsCrossedBy), $"a line goes through {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_lies_within_the_drawing(string name, Language language)
    {
        var drawing = Drawing.Of(Explained[name], language);
        Assert.All(drawing.Texts.Select(text => text.Area).Concat(drawing.Boxes("body")).Concat(drawing.Boxes("sheet")), area =>
        {
            Assert.InRange(area.Left, 0, drawing.Width);
            Assert.InRange(area.Right, 0, drawing.Width);
            Assert.InRange(area.Top, 0, drawing.Height);
            Assert.InRange(area.Bottom, 0, drawing.Height);
        });
    }

    [Fact]
    public void Of_few_neurons_every_weight_is_labelled() =>
        Assert.Equal(8, Drawing.Of(Explained["two by two"]).Texts.Count(text => text.Text.StartsWith('w')));

    [Fact]
    public void Of_many_the_explained_one_is() =>
        Assert.StartsWith("w⁽⁰⁾₁₈,₄ = ", Assert.Single(Drawing.Of(Explained["wide"]).Texts, text => text.Text.StartsWith('w')).Text, StringComparison.Ordinal);

    [Fact]
    public void A_long_network_is_cut_around_what_is_explained()
    {
        var texts = Drawing.Of(Explained["long"]).Texts.Select(text => text.Text).ToList();
        Assert.Contains("10 Linear(3, 2)", texts);
        Assert.DoesNotContain("2 Linear(2, 3)", texts);
        Assert.Equal(["4 more", "2 more"], texts.Where(text => text.EndsWith(" more", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_convolution_is_grids_with_the_place_that_is_followed()
    {
        var drawing = Drawing.Of(Explained["pictures"]);
        Assert.Equal(4, drawing.Boxes("sheet").Count);
        Assert.Equal(2, drawing.Boxes("patch").Count);
        Assert.Equal(4, drawing.Boxes("followed").Count);
        Assert.Contains("filter 2, channel 1", drawing.Texts.Select(text => text.Text));
    }

    private static Explanation Pictures(string address)
    {
        var layers = new Sequential(new Conv2d(1, 2, 3), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(8, 3));
        layers.To(DType.Float64).Initialize(1);
        return Explanation.Of(new(layers, new HalfSquaredError()), Some.Tensor([1, 1, 6, 6]), Some.Tensor([1, 3]), [address]);
    }
}
