using ChainRule.Tensors;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Models;

public sealed class PredictionsTests
{
    [Theory]
    [InlineData(1, "row,predicted_class,probability_yes\n")]
    [InlineData(2, "row,predicted_class,probability_no,probability_yes\n")]
    public void No_rows_have_the_same_columns(int outputs, string header) =>
        Assert.Equal(header, Written(new(null, [], new Tensor([0, outputs]), "class", ["no", "yes"], AreProbabilities: true)));

    [Fact]
    public void What_is_no_probability_is_not_called_one() =>
        Assert.Equal("row,predicted_class,output_no,output_yes\n0,yes,-1.5,3\n", Written(new(null, [0], Tensor.From([-1.5f, 3], 1, 2), "class", ["no", "yes"], AreProbabilities: false)));

    private static string Written(Predictions predictions)
    {
        using var text = new StringWriter();
        predictions.Write(text);
        return text.ToString();
    }
}
