using ChainRule.Explanations;

namespace ChainRule.Tests.Explanations;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0.weight[0,1]", "0.weight[0,1]")]
    [InlineData("0.weight[ 0, 1 ]", "0.weight[0,1]")]
    [InlineData("2.bias", "2.bias[0]")]
    [InlineData("input[1]", "input[0,1]")]
    [InlineData("input[0,1]", "input[0,1]")]
    public void An_element_is_found(string address, string found) =>
        Assert.Equal([found], Worked.TwoTwoTwo(address).Subjects.Select(subject => subject.Address));

    [Theory]
    [InlineData("3.weight[0,0]", "There is no parameter \"3.weight\": there are 0.weight, 0.bias, 2.weight, 2.bias, input.")]
    [InlineData("0.weight[2,0]", "0.weight[2,0]: 0.weight has the shape [2, 2]; its last element is 0.weight[1,1].")]
    [InlineData("0.weight[0]", "0.weight[0]: 0.weight has the shape [2, 2], so an element of it has 2 indexes, such as 0.weight[0,0].")]
    [InlineData("0.weight", "0.weight: 0.weight has the shape [2, 2], so an element of it has 2 indexes, such as 0.weight[0,0].")]
    [InlineData("0.weight[a,0]", "0.weight[a,0]: an element is written with its indexes from 0, such as 0.weight[1,1].")]
    [InlineData("0.weight[-1,0]", "0.weight[-1,0]: an element is written with its indexes from 0, such as 0.weight[1,1].")]
    [InlineData("0.weight[0,1", "0.weight[0,1: an element is written with its indexes from 0, such as 0.weight[1,1].")]
    public void What_is_not_there_is_refused(string address, string message) =>
        Assert.Equal(message, Assert.Throws<ExplanationException>(() => Worked.TwoTwoTwo(address)).Message);
}
