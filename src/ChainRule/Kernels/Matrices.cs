using System.Numerics;

namespace ChainRule.Kernels;

/// <summary>The left side of a matrix product, (rows, depth), which lays itself out in panels of rows.</summary>
internal interface ILeftMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    int Rows { get; }

    int Depth { get; }

    /// <summary>packed[p·<see cref="MatrixProduct.TileRows"/> + i] = A[row + i, k + p], for the rows that there are; the others are left as they are.</summary>
    void Pack(int row, int rows, int k, int depth, Span<T> packed);
}

/// <summary>The right side of a matrix product, (depth, columns), which lays itself out in panels of columns.</summary>
internal interface IRightMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    int Columns { get; }

    /// <summary>panel[p·pitch + j] = B[k + p, column + j], for the columns that there are; the others are left as they are.</summary>
    void Pack(int column, int columns, int pitch, int k, int depth, Span<T> panel);
}
