using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>A matrix that lies in a tensor, row after row, or column after column where it is transposed.</summary>
/// <param name="tensor">holds the elements</param>
/// <param name="offset">where in the tensor the matrix starts</param>
/// <param name="rows">rows as the product reads them</param>
/// <param name="columns">columns as the product reads them</param>
/// <param name="isTransposed">whether columns lie one after the other</param>
internal readonly struct DenseMatrix<T>(Tensor tensor, int offset, int rows, int columns, bool isTransposed) : ILeftMatrix<T>, IRightMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => rows;

    public int Columns => columns;

    public int Depth => columns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ILeftMatrix<T>.Pack(int row, int count, int k, int depth, Span<T> packed)
    {
        var source = tensor.Span<T>()[offset..];
        if (isTransposed)
        {
            for (var p = 0; p < depth; p++)
                source.Slice((k + p) * rows + row, count).CopyTo(packed[(p * MatrixProduct.TileRows)..]);
            return;
        }

        for (var i = 0; i < count; i++)
            Spread(source.Slice((row + i) * columns + k, depth), packed[i..], MatrixProduct.TileRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void IRightMatrix<T>.Pack(int column, int count, int pitch, int k, int depth, Span<T> panel)
    {
        var source = tensor.Span<T>()[offset..];
        if (isTransposed)
        {
            for (var j = 0; j < count; j++)
                Spread(source.Slice((column + j) * rows + k, depth), panel[j..], pitch);
            return;
        }

        for (var p = 0; p < depth; p++)
            source.Slice((k + p) * columns + column, count).CopyTo(panel[(p * pitch)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(ReadOnlySpan<T> line, Span<T> target, int step)
    {
        for (var p = 0; p < line.Length; p++)
            target[p * step] = line[p];
    }
}
