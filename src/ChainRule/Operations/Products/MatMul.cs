using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Products;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Y = A·B with A (n, k) and B (k, m), either of which may be given transposed: Y (n, m).</summary>
/// <param name="TransposeA">whether the first input is Aᵀ, (k, n)</param>
/// <param name="TransposeB">whether the second input is Bᵀ, (m, k)</param>
public sealed record MatMul(bool TransposeA, bool TransposeB) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "matmul";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (a, b) = (inputs[0].Shape, inputs[1].Shape);
        if (a.Rank != 2 || b.Rank != 2 || a[TransposeA ? 0 : 1] != b[TransposeB ? 1 : 0])
            throw new ShapeException($"{a}{Mark(TransposeA)} and {b}{Mark(TransposeB)} cannot be multiplied: a matrix product needs (n, k) and (k, m).");
        return new([a[TransposeA ? 1 : 0], b[TransposeB ? 0 : 1]], Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (rows, columns, inner) = (output.Shape[0], output.Shape[1], a.Shape[TransposeA ? 0 : 1]);
        output.Fill(element =>
        {
            var (i, j) = Math.DivRem(element, columns);
            return Sums.Of(Enumerable.Range(0, inner).Select(k =>
                b[TransposeB ? j * inner + k : k * columns + j] * a[TransposeA ? k * rows + i : i * inner + k]));
        });
    }

    /// <summary>∂L/∂A = g·Bᵀ and ∂L/∂B = Aᵀ·g; the transpose of each where the input was given transposed.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (a, b) = (node.Inputs[0], node.Inputs[1]);
        return (input, TransposeA, TransposeB) switch
        {
            (0, false, _) => g.MatMul(b, transposeB: !TransposeB),
            (0, true, _) => b.MatMul(g, transposeA: TransposeB, transposeB: true),
            (_, _, false) => a.MatMul(g, transposeA: !TransposeA),
            (_, _, true) => g.MatMul(a, transposeA: true, transposeB: TransposeA),
        };
    }

    /// <summary>n·m·k</summary>
    public override long MultiplyAdds(Node node) => (long)node.Output.Shape.Count * node.Inputs[0].Shape[TransposeA ? 0 : 1];

    /// <inheritdoc/>
    public override Precedence Precedence => Precedence.Product;

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<string> inputs) => $"{inputs[0]}{Mark(TransposeA)}·{inputs[1]}{Mark(TransposeB)}";

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var (rows, columns, inner) = (output.Shape[0], output.Shape[1], inputs[0].Shape[TransposeA ? 0 : 1]);
        var a = new DenseMatrix<T>(inputs[0], rows, inner, TransposeA);
        var b = new DenseMatrix<T>(inputs[1], inner, columns, TransposeB);
        return () => MatrixProduct.Run(a, b, output, workers);
    }

    private static string Mark(bool transposed) => transposed ? "ᵀ" : "";
}
