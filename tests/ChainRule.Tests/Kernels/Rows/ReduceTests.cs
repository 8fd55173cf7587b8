using ChainRule.Kernels;
using ChainRule.Kernels.Rows;
using ChainRule.Tensors;

namespace ChainRule.Tests.Kernels.Rows;

public sealed class ReduceTests
{
    [Fact]
    public void The_width_is_the_one_that_was_asked_for()
    {
        var forced = Environment.GetEnvironmentVariable(Simd.Variable);
        Assert.Equal(string.IsNullOrEmpty(forced) ? $"{Simd.Available.First()}" : forced, $"{Simd.Width}");
    }

    [Fact]
    public void Sums_and_maxima_of_every_length()
    {
        for (var length = 0; length < 200; length++)
        {
            var x = Some.Tensor([length], DType.Float64, (ulong)length).ToDoubles();
            Near.Equal(x.Sum(), Reduce<double, Total<double>>.Of(x), 1e-13, 1e-13);
            Assert.Equal(x.Append(double.NegativeInfinity).Max(), Reduce<double, Largest<double>>.Of(x));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_element_that_is_not_finite_is_found_wherever_it_is(double odd)
    {
        foreach (var length in (int[])[1, 3, 16, 67, 130])
        {
            for (var place = 0; place < length; place++)
            {
                var x = new float[length];
                Array.Fill(x, float.MaxValue);
                Assert.Equal(0, Reduce<float, Vanishing<float>>.Of(x));
                x[place] = (float)odd;
                Assert.NotEqual(0, Reduce<float, Vanishing<float>>.Of(x));
                Assert.Equal(odd < 0 ? (length > 1 ? float.MaxValue : odd) : odd, Reduce<float, Largest<float>>.Of(x));
            }
        }
    }
}
