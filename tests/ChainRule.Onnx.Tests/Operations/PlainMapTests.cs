using ChainRule.Algebra;
using ChainRule.Onnx.Operations;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operations;

public sealed class PlainMapTests
{
    [Fact]
    public void A_derivation_names_the_function()
    {
        Assert.Equal("sin(z) = sin(0.5) = 0.4794", Naive(new PlainMap<Sine>(), Traced.Named("z", 0.5)).ToString());
        Assert.Equal("floor(z) = floor(−1.5) = −2", Naive(new PlainMap<Floor>(), Traced.Named("z", -1.5)).ToString());
    }

    [Fact]
    public void Forward_differentiation_knows_the_slope()
    {
        Assert.Equal(Math.Cos(0.5), Naive(new PlainMap<Sine>(), Dual.Variable(0.5)).Tangent);
        Assert.Equal(-Math.Sin(0.5), Naive(new PlainMap<Cosine>(), Dual.Variable(0.5)).Tangent);
        Assert.Equal(new Dual(1, 0), Naive(new PlainMap<Ceiling>(), Dual.Variable(0.5)));
        Assert.Equal(new Dual(2, 0), Naive(new PlainMap<RoundHalfToEven>(), Dual.Variable(2.5)));
    }

    private static T Naive<T>(Operation operation, T x)
        where T : IAlgebra<T>
    {
        var output = new DenseGrid<T>(Shape.Scalar);
        operation.Naive([new DenseGrid<T>(Shape.Scalar, [x], [])], output);
        return output[0];
    }
}
