using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("Add")]
    [InlineData("Sub")]
    [InlineData("Mul")]
    [InlineData("Div")]
    [InlineData("Pow")]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("Sum")]
    [InlineData("Mean")]
    public void Functions_of_two_numbers_stretch_what_has_size_1(string type)
    {
        var node = new OneNode(type).With(Given.Positive(2, 3, 4)).With(Given.Floats(3, 1));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("Add", (int)ElementType.Int64)]
    [InlineData("Sub", (int)ElementType.Int32)]
    [InlineData("Mul", (int)ElementType.UInt8)]
    [InlineData("Div", (int)ElementType.Int32)]
    [InlineData("Div", (int)ElementType.Int64)]
    [InlineData("Max", (int)ElementType.Int32)]
    [InlineData("Min", (int)ElementType.Int64)]
    public void Whole_numbers_divide_without_fraction_and_wrap_around(string type, int elements)
    {
        var (a, b) = (Given.Whole(2, 5), Given.Whole(5));
        if (elements == (int)ElementType.UInt8)
            (a, b) = (Tensor.From<long>([200, 3, 17], 3), Tensor.From<long>([100, 90, 1], 3));
        Agreement.WithOnnxRuntime(new OneNode(type).With(a, (ElementType)elements).With(b, (ElementType)elements));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0.5f)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(1.7f)]
    public void Powers_with_a_known_exponent(float exponent)
    {
        var node = new OneNode("Pow").With(Given.Positive(2, 3)).WithConstant(Tensor.Scalar(exponent));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Fact]
    public void The_exponent_may_have_another_type()
    {
        Agreement.WithOnnxRuntime(new OneNode("Pow").With(Given.Floats(4)).With(Given.Whole(4)));
        Agreement.WithOnnxRuntime(new OneNode("Pow").With(Given.Ints(2, -3, 5)).With(Given.Ints(3, 3, 0)));
        Agreement.WithOnnxRuntime(new OneNode("Pow").With(Given.Ints(2, 3, 5), ElementType.Int32).With(Given.Positive(3)));
    }

    [Theory]
    [InlineData("Neg")]
    [InlineData("Abs")]
    [InlineData("Sign")]
    [InlineData("Sqrt")]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Erf")]
    [InlineData("Reciprocal")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Floor")]
    [InlineData("Ceil")]
    [InlineData("Round")]
    public void Functions_of_one_number(string type)
    {
        var node = new OneNode(type).With(type is "Sqrt" or "Log" or "Reciprocal" ? Given.Positive(2, 9) : Given.Floats(2, 9));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("Neg", (int)ElementType.Int64)]
    [InlineData("Abs", (int)ElementType.Int32)]
    [InlineData("Sign", (int)ElementType.Int64)]
    public void Functions_of_one_whole_number(string type, int elements) =>
        Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Whole(7), (ElementType)elements));

    [Fact]
    public void Halves_round_to_even() =>
        Agreement.WithOnnxRuntime(new OneNode("Round").With(Tensor.From([0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 0.49f], 7)));

    [Theory]
    [InlineData(6, true, true)]
    [InlineData(11, true, true)]
    [InlineData(13, true, false)]
    [InlineData(17, false, true)]
    [InlineData(17, false, false)]
    public void Clip_has_its_bounds_from_attributes_or_inputs(int opset, bool hasLeast, bool hasGreatest)
    {
        var node = new OneNode("Clip", Math.Max(7, opset)).With(Given.Floats(3, 4));
        if (opset < 11)
            node.Setting("min", -0.7f).Setting("max", 0.9f);
        else
            node.With(hasLeast ? Tensor.Scalar(-0.7f) : null).With(hasGreatest ? Tensor.Scalar(0.9f) : null);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Fact]
    public void Clip_takes_whole_numbers() =>
        Agreement.WithOnnxRuntime(new OneNode("Clip", 12).With(Given.Whole(9)).With(Given.Int(-2)).With(Given.Int(4)));
}
