using System.Text.Json;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Json;

public sealed class JsonRendererTests
{
    [Fact]
    public void Every_step_is_there_with_all_its_digits()
    {
        var explanation = Worked.OneOneOne();
        using var json = JsonDocument.Parse(explanation.As(ExplanationFormat.Json));
        var steps = json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("steps").EnumerateArray()).ToList();
        foreach (var (step, written) in explanation.Sections.SelectMany(section => section.Steps).Zip(steps))
        {
            Assert.Equal(step.Address, written.GetProperty("address").GetString());
            Assert.Equal(step.Quantity.ToString(), written.GetProperty("symbol").GetString());
            Assert.Equal(step.Formula.ToString(), written.GetProperty("expression").GetString());
            Assert.Equal(step.Value, written.GetProperty("value").GetDouble());
            Assert.Equal(step.IsRounded, written.GetProperty("rounded").GetBoolean());
            Assert.Equal(step.Parents, written.GetProperty("parents").EnumerateArray().Select(parent => parent.GetString()!));
        }

        Assert.Equal(explanation.Sections.Sum(section => section.Steps.Count), steps.Count);
        Assert.Equal(explanation.Loss, json.RootElement.GetProperty("loss").GetDouble());
        Assert.Equal(explanation.LossAfter, json.RootElement.GetProperty("loss_after").GetDouble());
    }

    [Theory]
    [InlineData(Language.English, "Backward")]
    [InlineData(Language.Chinese, "反向传播")]
    public void Every_part_is_there(Language language, string heading)
    {
        var explanation = Rendered.Everything();
        using var json = JsonDocument.Parse(explanation.As(ExplanationFormat.Json, language));
        var root = json.RootElement;
        Assert.Equal(heading, root.GetProperty("sections")[2].GetProperty("heading").GetString());
        Assert.Equal(3, root.GetProperty("omitted").GetInt32());
        Assert.Equal(explanation.Given.Count, root.GetProperty("given").GetArrayLength());
        Assert.Equal("sepal_width", root.GetProperty("given")[0].GetProperty("name").GetString());
        Assert.Equal(0.625, root.GetProperty("forward_values")[0].GetProperty("value").GetDouble());
        Assert.Equal(("iris.csv", 7, true), (root.GetProperty("row").GetProperty("data").GetString(), root.GetProperty("row").GetProperty("index").GetInt32(), root.GetProperty("row").GetProperty("standardized").GetBoolean()));
        Assert.Equal(explanation.SlopeAlongStep, root.GetProperty("slope_along_step").GetDouble());
        Assert.Equal(0.51, root.GetProperty("methods")[0].GetProperty("methods")[3].GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("methods")[0].GetProperty("methods")[2].GetProperty("value").ValueKind);
        Assert.Equal(["w⁽⁰⁾₁₂", "z⁽⁰⁾₁", "L"], root.GetProperty("methods")[0].GetProperty("paths").GetProperty("paths")[0].GetProperty("stations").EnumerateArray().Select(station => station.GetString()));
        Assert.Equal("NaN", root.GetProperty("error_shares").GetProperty("layers")[1].GetProperty("neurons")[1].GetProperty("share").GetString());
        Assert.Equal(41, root.GetProperty("descents")[0].GetProperty("points").GetArrayLength());
        Assert.Equal(4, root.GetProperty("graph").GetProperty("columns").GetArrayLength());
    }
}
