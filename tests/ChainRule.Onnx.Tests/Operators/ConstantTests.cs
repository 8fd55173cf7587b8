using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ConstantTests
{
    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 9)]
    [InlineData(-1, 9)]
    [InlineData(1, -1)]
    [InlineData(-9, 2)]
    [InlineData(2, 1)]
    public void Sizes_are_known_though_the_input_is_not(long start, long end)
    {
        Agreement.WithOnnxRuntime(new OneNode("Shape").With(Given.Floats(2, 3, 4)).Setting("start", start).Setting("end", end));
        Agreement.WithOnnxRuntime(new OneNode("Size").With(Given.Floats(2, 3, 4)));
    }

    [Fact]
    public void Ranges_run_up_and_down()
    {
        foreach (var (start, limit, step) in ((long, long, long)[])[(1, 10, 3), (10, 0, -4), (3, 3, 1), (5, 2, 1)])
        {
            Agreement.WithOnnxRuntime(new OneNode("Range").WithConstant(Given.Int(start)).WithConstant(Given.Int(limit)).WithConstant(Given.Int(step)));
            Agreement.WithOnnxRuntime(new OneNode("Range").WithConstant(Tensor.Scalar(start * 0.5)).WithConstant(Tensor.Scalar(limit)).WithConstant(Tensor.Scalar(step)));
        }
    }

    [Fact]
    public void A_range_larger_than_a_tensor_is_refused() => Assert.Throws<Data.InputException>(() =>
        new OneNode("Range").With(Given.Int(0)).With(Given.Int(long.MaxValue)).With(Given.Int(1)).Run());

    [Fact]
    public void A_shape_is_filled()
    {
        Agreement.WithOnnxRuntime(new OneNode("ConstantOfShape").WithConstant(Given.Ints(2, 3)));
        Agreement.WithOnnxRuntime(new OneNode("ConstantOfShape").WithConstant(Given.Ints(0)));
    }

    [Theory]
    [InlineData((int)ElementType.Double)]
    [InlineData((int)ElementType.Int64)]
    [InlineData((int)ElementType.Int32)]
    [InlineData((int)ElementType.UInt8)]
    [InlineData((int)ElementType.Bool)]
    public void Floats_are_cut_off(int to)
    {
        var x = to == (int)ElementType.UInt8 ? Given.Positive(2, 6) : Given.Floats(2, 6);
        Agreement.WithOnnxRuntime(new OneNode("Cast").With(x).Setting("to", to));
        Agreement.WithOnnxRuntime(new OneNode("CastLike").With(x).With(new Tensor([1], ((ElementType)to).Held()), (ElementType)to));
    }

    [Theory]
    [InlineData((int)ElementType.Float)]
    [InlineData((int)ElementType.Int32)]
    [InlineData((int)ElementType.UInt8)]
    [InlineData((int)ElementType.Bool)]
    public void Whole_numbers_wrap_around(int to) =>
        Agreement.WithOnnxRuntime(new OneNode("Cast").With(Given.Ints(0, -3, 300, 1L << 33, 7)).Setting("to", to));

    [Fact]
    public void Casting_passes_the_gradient() => Agreement.WithDifferences(new OneNode("Cast").With(Given.Floats(3)).Setting("to", (long)ElementType.Double));

    [Theory]
    [InlineData((int)ElementType.Float16, 1.0009f, 1.0009766)]
    [InlineData((int)ElementType.Float16, 1e6f, double.PositiveInfinity)]
    [InlineData((int)ElementType.BFloat16, 1.003f, 1)]
    [InlineData((int)ElementType.BFloat16, 1.0040f, 1.0078125)]
    public void Small_floats_are_rounded(int to, float value, double rounded) =>
        Assert.Equal(rounded, new OneNode("Cast").With(Tensor.Scalar(value)).Setting("to", to).Run()[0].Item(), 1e-6);

    [Fact]
    public void Constants_have_several_forms()
    {
        Agreement.WithOnnxRuntime(new OneNode("Constant").Setting("value_ints", 3, 4));
        Agreement.WithOnnxRuntime(new OneNode("Constant").Setting("value_int", 3));
        Agreement.WithOnnxRuntime(new OneNode("Constant").Setting("value_float", 0.25f));
        Assert.Throws<Data.InputException>(() => new OneNode("Constant").Setting("value_string", "x").Run());
    }
}
