using System.Numerics;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Products;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Yᵢ = Aᵢ·Bᵢ for each pair of matrices in A (batch, n, k) and B (batch, k, m), either of which may be given transposed: Y (batch, n, m).</summary>
/// <param name="TransposeA">whether the first input is (batch, k, n)</param>
/// <param name="TransposeB">whether the second input is (batch, m, k)</param>
public sealed record BatchedMatMul(bool TransposeA, bool TransposeB) : FloatingOperation
{
    private MatMul Single => new(TransposeA, TransposeB);

    /// <inheritdoc/>
    public override string Name => "batched_matmul";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (a, b) = (inputs[0].Shape, inputs[1].Shape);
        if (a.Rank != 3 || b.Rank != 3 || a[0] != b[0])
            throw new ShapeException($"A batched matrix product needs (batch, n, k) and (batch, k, m), not {a} and {b}.");
        var type = Floating(inputs);
        return new(Single.Infer([new(a.WithoutFirst(), type), new(b.WithoutFirst(), type)]).Shape.Prepend(a[0]), type);
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (rows, columns, inner) = (output.Shape[1], output.Shape[2], a.Shape[TransposeA ? 1 : 2]);
        output.Fill(element =>
        {
            var (row, j) = Math.DivRem(element, columns);
            var (batch, i) = Math.DivRem(row, rows);
            var (startA, startB) = (batch * rows * inner, batch * inner * columns);
            return Sums.Of(Enumerable.Range(0, inner).Select(k =>
                b[startB + (TransposeB ? j * inner + k : k * columns + j)] * a[startA + (TransposeA ? k * rows + i : i * inner + k)]));
        });
    }

    /// <summary>∂L/∂Aᵢ = gᵢ·Bᵢᵀ and ∂L/∂Bᵢ = Aᵢᵀ·gᵢ; the transpose of each where the input was given transposed.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => Single.Gradient(node, input, g);

    /// <summary>batch·n·m·k</summary>
    public override long MultiplyAdds(Node node) => (long)node.Output.Shape.Count * node.Inputs[0].Shape[TransposeA ? 1 : 2];

    /// <inheritdoc/>
    public override Precedence Precedence => Precedence.Product;

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<string> inputs) => Single.Write(inputs);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var (rows, columns, inner) = (output.Shape[1], output.Shape[2], inputs[0].Shape[TransposeA ? 1 : 2]);
        var products = new (DenseMatrix<T> A, DenseMatrix<T> B, Tensor C)[output.Shape[0]];
        for (var i = 0; i < products.Length; i++)
            products[i] = (new(inputs[0].Rows(i, i + 1), rows, inner, TransposeA), new(inputs[1].Rows(i, i + 1), inner, columns, TransposeB), output.Rows(i, i + 1));
        return () => workers.For(products.Length, 1, new Products<T>(products, workers));
    }

    // Within a shared loop a product runs on one thread; a single product shares its own.
    private readonly struct Products<T>((DenseMatrix<T> A, DenseMatrix<T> B, Tensor C)[] products, Workers workers) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
                MatrixProduct.Run(products[i].A, products[i].B, products[i].C, workers);
        }
    }
}
