using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class BinaryOperatorTests
{
    [Theory]
    [InlineData("Add")]
    [InlineData("Sub")]
    [InlineData("Mul")]
    [InlineData("Div")]
    public void They_stretch_what_has_size_1(string type)
    {
        var node = new OneNode(type).With(Tensor.From([1f, 2, 3, 4, 5, 6], 2, 3)).With(Tensor.From([2f, -1, 4], 3));
        foreach (var known in (bool[])[true, false])
        {
            Assert.Equal([2, 3], node.Run(known)[0].Shape.Sizes.ToArray());
            Assert.Equal(node.Reference()[0].Values, node.Run(known)[0].ToDoubles());
        }
    }
}
