using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class LogicTests
{
    [Theory]
    [InlineData("Equal")]
    [InlineData("Less")]
    [InlineData("LessOrEqual")]
    [InlineData("Greater")]
    [InlineData("GreaterOrEqual")]
    public void Relations_hold_between_numbers_of_any_type(string type)
    {
        Agreement.WithOnnxRuntime(new OneNode(type).With(Tensor.From([1f, 2, float.NaN, -0f], 2, 2)).With(Tensor.From([1f, 0], 2)));
        Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Whole(3, 4)).With(Given.Whole(4)));
        Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Whole(3, 4), ElementType.Int32).With(Given.Whole(4), ElementType.Int32));
    }

    [Theory]
    [InlineData("And")]
    [InlineData("Or")]
    [InlineData("Xor")]
    public void Truth_values_are_combined(string type) =>
        Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Truth(2, 4), ElementType.Bool).With(Given.Truth(4), ElementType.Bool));

    [Fact]
    public void Not_turns_them_over() => Agreement.WithOnnxRuntime(new OneNode("Not").With(Given.Truth(5), ElementType.Bool));

    [Fact]
    public void What_is_no_number_is_found()
    {
        var x = Tensor.From([1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0], 5);
        Agreement.WithOnnxRuntime(new OneNode("IsNaN").With(x));
        foreach (var (positive, negative) in ((int, int)[])[(1, 1), (0, 1), (1, 0), (0, 0)])
            Agreement.WithOnnxRuntime(new OneNode("IsInf").Setting("detect_positive", positive).Setting("detect_negative", negative).With(x));
    }

    [Fact]
    public void Where_chooses_and_passes_the_gradient_to_what_it_chose()
    {
        var node = new OneNode("Where").With(Given.Truth(3, 1), ElementType.Bool).With(Given.Floats(2, 1, 4)).With(Given.Positive(3, 4));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
        Agreement.WithOnnxRuntime(new OneNode("Where").With(Given.Truth(6), ElementType.Bool).With(Given.Whole(6)).With(Given.Int(9)));
    }
}
