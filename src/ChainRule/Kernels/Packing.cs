using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels;

/// <summary>Lays the two sides of a matrix product out in the order in which the micro-kernel reads them.</summary>
internal static class Packing
{
    private const int Rows = 4;

    /// <summary>How many lanes wide the panel at <paramref name="lane"/> is: 3, or 1 where fewer than 3 are left.</summary>
    public static int PanelWidth(int lanesAcross, int lane) => lanesAcross - lane >= 3 ? 3 : 1;

    /// <summary>packed[k'·4 + i] = A[row + i, k + k'], zero beyond the last row</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Left<T>(MatrixView a, int row, int k, int depth, Span<T> packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = a.Tensor.Span<T>();
        var rows = Math.Min(Rows, a.Rows - row);
        if (rows < Rows)
            packed[..(depth * Rows)].Clear();
        if (a.IsTransposed)
        {
            for (var p = 0; p < depth; p++)
                source.Slice((k + p) * a.Rows + row, rows).CopyTo(packed[(p * Rows)..]);
            return;
        }

        for (var i = 0; i < rows; i++)
        {
            var line = source.Slice((row + i) * a.Columns + k, depth);
            for (var p = 0; p < line.Length; p++)
                packed[p * Rows + i] = line[p];
        }
    }

    /// <summary>Panel after panel: packed[panel][k'·width + j] = B[k + k', panel's first column + j], zero beyond the last column</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Right<TLanes, T>(MatrixView b, int k, int depth, Span<T> packed)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = b.Tensor.Span<T>();
        var lanesAcross = (b.Columns + TLanes.Count - 1) / TLanes.Count;
        for (var lane = 0; lane < lanesAcross;)
        {
            var width = PanelWidth(lanesAcross, lane);
            var (column, pitch) = (lane * TLanes.Count, width * TLanes.Count);
            var columns = Math.Min(pitch, b.Columns - column);
            var panel = packed.Slice(column * depth, pitch * depth);
            if (columns < pitch)
                panel.Clear();
            if (b.IsTransposed)
            {
                for (var j = 0; j < columns; j++)
                {
                    var line = source.Slice((column + j) * b.Rows + k, depth);
                    for (var p = 0; p < line.Length; p++)
                        panel[p * pitch + j] = line[p];
                }
            }
            else
            {
                for (var p = 0; p < depth; p++)
                    source.Slice((k + p) * b.Columns + column, columns).CopyTo(panel[(p * pitch)..]);
            }

            lane += width;
        }
    }
}
