using ChainRule.Tensors;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Models;

public sealed class PredictionsTests
{
    [Theory]
    [InlineData(1, "row,predicted_class,probability_yes\n")]
    [InlineData(2, "row,predicted_class,probability_no,probability_yes\n")]
    public void No_rows_have_the_same_columns(int outputs, string header) =>
        Assert.Equal(header, Written(new(null, [], new Tensor([0, outputs]), ["class"], ["no", "yes"], AreProbabilities: true)));

    [Fact]
    public void What_is_no_probability_is_not_called_one() =>
        Assert.Equal("row,predicted_class,output_no,output_yes\n0,yes,-1.5,3\n", Written(new(null, [0], Tensor.From([-1.5f, 3], 1, 2), ["class"], ["no", "yes"], AreProbabilities: false)));

    [Fact]
    public void Several_numbers_are_told_each() =>
        Assert.Equal("row,output_0,output_1\n0,-1.5,3\n", Written(new(null, [0], Tensor.From([-1.5f, 3], 1, 2), ["class"], null, AreProbabilities: false)));

    [Fact]
    public void One_number_is_the_answer() =>
        Assert.Equal("row,predicted_price\n0,1700000000.25\n", Written(new(null, [0], Tensor.From([1_700_000_000.25], 1, 1), ["price"], null, AreProbabilities: false)));

    [Fact]
    public void Several_targets_are_answers_by_name() =>
        Assert.Equal("row,predicted_sum,predicted_difference\n0,7,-1\n", Written(new(null, [0], Tensor.From([7.0, -1], 1, 2), ["sum", "difference"], null, AreProbabilities: false)));

    private static string Written(Predictions predictions)
    {
        using var text = new StringWriter();
        predictions.Write(text);
        return text.ToString();
    }
}
