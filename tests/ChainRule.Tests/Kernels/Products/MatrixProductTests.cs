using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Tests.Kernels.Products;

/// <summary>Sizes that reach every way a product is computed, on several threads.</summary>
public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1100, 530, false, true)] // dot products: one row, one lane and a rest deep beyond a block
    [InlineData(1, 67, 5, true, true)]
    [InlineData(2, 37, 9, false, true)]
    [InlineData(5, 2051, 131, false, true)]
    [InlineData(12, 200, 90, false, true)]
    [InlineData(150, 170, 7, false, true)] // few columns
    [InlineData(90, 70, 1, false, false)]
    [InlineData(150, 130, 300, false, true)] // each panel packed by its own thread
    [InlineData(16, 40, 90, false, true)] // turned, on one thread
    [InlineData(32, 1100, 131, false, true)] // turned, with a single panel or several
    [InlineData(64, 2100, 140, false, true)] // turned, several blocks of rows, deeper than a block
    [InlineData(97, 1100, 150, true, false)] // deeper than a block
    [InlineData(130, 130, 190, false, false)]
    [InlineData(40, 150, 1550, false, false)] // only what the columns do not fill is packed
    [InlineData(150, 1100, 160, false, true)] // panels for all, in several groups; several blocks of rows, deeper than a block
    public void It_is_the_sum_of_products_on_any_number_of_threads(int n, int k, int m, bool transposeA, bool transposeB)
    {
        Check<float>(n, k, m, transposeA, transposeB, 1e-4);
        Check<double>(n, k, m, transposeA, transposeB, 1e-12);
    }

    [Fact]
    public void A_large_left_side_gives_the_same_bits_when_it_is_transposed()
    {
        const int N = 331, K = 797, M = 390; // enough for it to be packed
        var (a, transposed, b) = (Some.Tensor([N, K], DType.Float32), new Tensor([K, N]), Some.Tensor([K, M], DType.Float32, 2));
        for (var i = 0; i < N * K; i++)
            transposed.SetValue(i % K * N + i / K, a.Value(i));
        var (plain, packed) = (new Tensor([N, M]), new Tensor([N, M]));
        MatrixProduct.Run<float>(new(a, N, K, false), new(b, K, M, false), plain, new Workers(1));
        MatrixProduct.Run<float>(new(transposed, N, K, true), new(b, K, M, false), packed, new Workers(2));
        Near.SameBits(plain, packed);
    }

    [Fact]
    public void A_turned_product_gives_the_same_bits()
    {
        const int N = 64, K = 300, M = 150;
        var (a, b, transposed) = (Some.Tensor([N, K], DType.Float32), Some.Tensor([K, M], DType.Float32, 2), new Tensor([M, K]));
        for (var i = 0; i < K * M; i++)
            transposed.SetValue(i % M * K + i / M, b.Value(i));
        var (plain, turned) = (new Tensor([N, M]), new Tensor([N, M]));
        MatrixProduct.Run<float>(new(a, N, K, false), new(b, K, M, false), plain, new Workers(1));
        MatrixProduct.Run<float>(new(a, N, K, false), new(transposed, K, M, true), turned, new Workers(2));
        Near.SameBits(plain, turned);
    }

    [Fact]
    public void A_product_wider_than_a_block_is_that_of_its_columns()
    {
        const int N = 140, K = 1024, M = 1570, Last = 50; // a large left side
        var (a, b, end) = (Some.Tensor([N, K], DType.Float32), Some.Tensor([K, M], DType.Float32, 2), new Tensor([K, Last]));
        for (var i = 0; i < K; i++)
            b.Span<float>().Slice(i * M + M - Last, Last).CopyTo(end.Span<float>()[(i * Last)..]);
        var (whole, part) = (new Tensor([N, M]), new Tensor([N, Last]));
        MatrixProduct.Run<float>(new(a, N, K, false), new(b, K, M, false), whole, new Workers(2));
        MatrixProduct.Run<float>(new(a, N, K, false), new(end, K, Last, false), part, new Workers(1));
        for (var i = 0; i < N; i++)
            Assert.Equal(part.Span<float>().Slice(i * Last, Last), whole.Span<float>().Slice(i * M + M - Last, Last));
    }

    private static void Check<T>(int n, int k, int m, bool transposeA, bool transposeB, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = typeof(T) == typeof(float) ? DType.Float32 : DType.Float64;
        var (a, b) = (Some.Tensor(transposeA ? [k, n] : [n, k], type), Some.Tensor(transposeB ? [m, k] : [k, m], type, 2));
        var naive = new Tensor([n, m], type);
        for (var i = 0; i < n * m; i++)
        {
            var (row, column) = Math.DivRem(i, m);
            naive.SetValue(i, Enumerable.Range(0, k).Sum(p => a.Value(transposeA ? p * n + row : row * k + p) * b.Value(transposeB ? column * k + p : p * m + column)));
        }

        var alone = Run(1);
        Near.Equal(naive, alone, tolerance, tolerance, typeof(T).Name);
        Near.SameBits(alone, Run(3));

        Tensor Run(int threads)
        {
            var c = Some.Tensor([n, m], type, 3);
            MatrixProduct.Run<T>(new(a, n, k, transposeA), new(b, k, m, transposeB), c, new Workers(threads));
            return c;
        }
    }
}
