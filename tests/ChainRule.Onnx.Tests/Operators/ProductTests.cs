using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ProductTests
{
    public static TheoryData<int[], int[]> Shapes() => new()
    {
        { [2, 3], [3, 4] },
        { [5, 2, 3], [3, 4] },
        { [2, 3], [5, 3, 4] },
        { [2, 1, 2, 3], [4, 3, 5] },
        { [3], [3] },
        { [3], [3, 4] },
        { [2, 3], [3] },
        { [3], [5, 3, 4] },
        { [5, 2, 3], [3] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Matrices_of_any_rank_are_multiplied(int[] a, int[] b)
    {
        var node = new OneNode("MatMul").With(Given.Floats(a)).With(Given.Positive(b));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Fact]
    public void Whole_numbers_are_multiplied()
    {
        Agreement.WithOnnxRuntime(new OneNode("MatMul").With(Given.Whole(2, 3), ElementType.Int32).With(Given.Whole(3, 4), ElementType.Int32));
        var node = new OneNode("Gemm").With(Given.Whole(2, 3)).With(Given.Whole(3, 2)).With(Given.Ints(5, -7));
        Assert.Equal([5 + Dot(0, 0), -7 + Dot(0, 1), 5 + Dot(1, 0), -7 + Dot(1, 1)], node.Run()[0].ToDoubles());

        static double Dot(int row, int column) => Enumerable.Range(0, 3).Sum(k => Given.Whole(2, 3).Value(3 * row + k) * Given.Whole(3, 2).Value(2 * k + column));
    }

    [Theory]
    [InlineData(0, 0, 1f, 1f, 4)]
    [InlineData(1, 0, 0.5f, 1f, 1, 4)]
    [InlineData(0, 1, 1f, 2f, 2, 1)]
    [InlineData(1, 1, 0.25f, 0.35f, 2, 4)]
    [InlineData(0, 0, 3f, 0f, 1)]
    [InlineData(0, 1, 1f, 1f)]
    public void Gemm_scales_transposes_and_adds(long transA, long transB, float alpha, float beta, params int[] c)
    {
        var node = new OneNode("Gemm")
            .With(transA == 1 ? Given.Floats(3, 2) : Given.Floats(2, 3))
            .With(transB == 1 ? Given.Positive(4, 3) : Given.Positive(3, 4))
            .With(c.Length == 0 ? null : Given.Floats(c))
            .Setting("transA", transA).Setting("transB", transB).Setting("alpha", alpha).Setting("beta", beta);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
