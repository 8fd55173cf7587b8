using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>A matrix as the product reads it: (rows, columns), stored that way or the other way round.</summary>
internal readonly record struct MatrixView(Tensor Tensor, int Rows, int Columns, bool IsTransposed);

/// <summary>
/// C = A·B. Both sides are packed, A in panels of 4 rows and B in panels of 3 (at the edge 1) lanes' width, padded with
/// zeros; a tile of 4 × 3 lanes is accumulated in registers over a block of the inner dimension. Threads share the panels of
/// rows; every element of C is summed in the same order whoever does it.
/// </summary>
internal static class MatrixProduct
{
    private const int TileRows = 4;
    private const int InnerBlock = 256;

    // Below this many multiplications a share of the work is not worth waking a thread for.
    private const int WorthSharing = 1 << 18;

    public static void Run<T>(MatrixView a, MatrixView b, Tensor c, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (a.Columns == 0)
            c.Span<T>().Clear();
        if (c.Count == 0 || a.Columns == 0)
            return;
        var kernel = new Dispatch<T>(a, b, c, workers);
        Simd.Run<T, Dispatch<T>>(ref kernel);
    }

    private readonly struct Dispatch<T>(MatrixView a, MatrixView b, Tensor c, Workers workers) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            var panels = (a.Rows + TileRows - 1) / TileRows;
            var lanesAcross = (b.Columns + TLanes.Count - 1) / TLanes.Count;
            var packed = Scratch<T>.Right(lanesAcross * TLanes.Count * Math.Min(InnerBlock, a.Columns));
            for (var k = 0; k < a.Columns; k += InnerBlock)
            {
                var depth = Math.Min(InnerBlock, a.Columns - k);
                Packing.Right<TLanes, T>(b, k, depth, packed);
                var grain = Math.Max(1, WorthSharing / (TileRows * depth * lanesAcross * TLanes.Count));
                workers.For(panels, grain, new PanelsJob<TLanes, T>(a, c, packed, k, depth, lanesAcross));
            }
        }
    }

    private readonly struct PanelsJob<TLanes, T>(MatrixView a, Tensor c, T[] packedB, int k, int depth, int lanesAcross) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            var packedA = Scratch<T>.Left(TileRows * InnerBlock);
            Span<T> edge = stackalloc T[TileRows * 3 * TLanes.Count];
            for (var panel = start; panel < end; panel++)
            {
                var row = panel * TileRows;
                Packing.Left<T>(a, row, k, depth, packedA);
                for (var lane = 0; lane < lanesAcross; lane += Packing.PanelWidth(lanesAcross, lane))
                    Tile(row, lane, Packing.PanelWidth(lanesAcross, lane), packedA, edge);
            }
        }

        private void Tile(int row, int lane, int width, T[] packedA, Span<T> edge)
        {
            var columns = c.Shape[1];
            var (rows, across) = (Math.Min(TileRows, c.Shape[0] - row), Math.Min(width * TLanes.Count, columns - lane * TLanes.Count));
            ref var left = ref MemoryMarshal.GetArrayDataReference(packedA);
            ref var right = ref packedB[lane * TLanes.Count * depth];
            var target = c.Span<T>()[(row * columns + lane * TLanes.Count)..];
            if (rows == TileRows && across == width * TLanes.Count)
            {
                Multiply(width, ref left, ref right, ref MemoryMarshal.GetReference(target), columns, accumulate: k > 0);
                return;
            }

            var pitch = width * TLanes.Count;
            Multiply(width, ref left, ref right, ref MemoryMarshal.GetReference(edge), pitch, accumulate: false);
            for (var i = 0; i < rows; i++)
            {
                var (from, to) = (i * pitch, i * columns);
                for (var j = 0; j < across; j++)
                    target[to + j] = k > 0 ? target[to + j] + edge[from + j] : edge[from + j];
            }
        }

        private void Multiply(int width, ref T left, ref T right, ref T target, int pitch, bool accumulate)
        {
            if (width == 3)
                MicroKernel<TLanes, T>.Tile4x3(depth, ref left, ref right, ref target, pitch, accumulate);
            else
                MicroKernel<TLanes, T>.Tile4x1(depth, ref left, ref right, ref target, pitch, accumulate);
        }
    }

    // Each thread keeps the memory that it last packed into.
    private static class Scratch<T>
    {
        [ThreadStatic]
        private static T[]? _left;

        [ThreadStatic]
        private static T[]? _right;

        public static T[] Left(int length) => Grow(ref _left, length);

        public static T[] Right(int length) => Grow(ref _right, length);

        private static T[] Grow(ref T[]? memory, int length) =>
            memory is not null && memory.Length >= length ? memory : memory = GC.AllocateUninitializedArray<T>(length);
    }
}
