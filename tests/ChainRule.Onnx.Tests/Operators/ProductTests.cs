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
