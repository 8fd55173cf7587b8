using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>Matrix products of variables with any dimensions before the last two, which are matched as in any element-by-element operation.</summary>
internal static class MatrixProducts
{
    public static Variable Of(Variable a, Variable b, bool transposeA, bool transposeB)
    {
        if (a.Shape.Rank < 2 || b.Shape.Rank < 2 || (a.Shape.Rank == 2 && b.Shape.Rank == 2))
            return a.Tape.Append(new MatMul(transposeA, transposeB), a, b);
        // One matrix for all: its rows meet all rows of the others at once.
        if (b.Shape.Rank == 2 && !transposeA)
        {
            var product = a.Reshape([a.Shape.WithoutLast().Count, a.Shape[-1]]).MatMul(b, transposeB: transposeB);
            return product.Reshape(a.Shape.WithLast(product.Shape[-1]));
        }

        var batch = Shape.Broadcast(Leading(a), Leading(b));
        var products = a.Tape.Append(new BatchedMatMul(transposeA, transposeB), Batch(a, batch), Batch(b, batch));
        return products.Reshape([.. batch, .. products.Shape.WithoutFirst()]);
    }

    private static Shape Leading(Variable x) => new(x.Shape.Sizes[..^2]);

    private static Variable Batch(Variable x, Shape batch)
    {
        Shape matrix = new(x.Shape.Sizes[^2..]);
        return x.BroadcastTo([.. batch, .. matrix]).Reshape(matrix.Prepend(batch.Count));
    }
}
