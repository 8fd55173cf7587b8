using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>A matrix that lies in a tensor, row after row, or column after column if it is transposed.</summary>
/// <param name="tensor">holds the elements</param>
/// <param name="rows">rows as the product reads them</param>
/// <param name="columns">columns as the product reads them</param>
/// <param name="isTransposed">whether columns lie one after the other</param>
internal readonly struct DenseMatrix<T>(Tensor tensor, int rows, int columns, bool isTransposed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => rows;

    public int Columns => columns;

    public bool IsTransposed => isTransposed;

    /// <summary>Whether elements of a row lie one after the other.</summary>
    public bool HasDenseRows => !isTransposed || rows == 1;

    /// <summary>The matrix with its rows as columns.</summary>
    public DenseMatrix<T> Transposed => new(tensor, columns, rows, !isTransposed);

    /// <summary>The matrix that starts at an element.</summary>
    public Strided<T> At(int row, int column) => isTransposed
        ? new(ref tensor.Span<T>()[column * rows + row], 1, rows)
        : new(ref tensor.Span<T>()[row * columns + column], columns, 1);

    /// <summary>
    /// panel[i·pitch + j] = the element (row + i, column + j); zero for the columns from <paramref name="width"/> to pitch.
    /// </summary>
    public void Pack(int row, int depth, int column, int width, Span<T> panel, int pitch)
    {
        if (width < pitch)
            panel.Clear();
        var from = At(row, column);
        if (isTransposed)
        {
            Transposition.Run(ref from.First, rows, width, depth, ref panel[0], pitch);
            return;
        }

        for (var i = 0; i < depth; i++)
            from.Row(i, width).CopyTo(panel[(i * pitch)..]);
    }
}
