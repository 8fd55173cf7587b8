using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// C = A·B. Both sides are packed, A in panels of 4 rows and B in panels of 3 (at the edge 1) lanes' width, padded with
/// zeros; a tile of 4 × 3 lanes is accumulated in registers over a block of the inner dimension. What is packed at a time is a block
/// of B, whatever its size. Threads share the panels of rows; every element of C is summed in the same order whoever does it.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows of a packed panel of A.</summary>
    public const int TileRows = 4;

    // A panel of B of this depth stays in the first cache while it meets a block of panels of A.
    private const int InnerBlock = 192;
    private const int BlockPanels = 16;

    // A multiple of 3 lanes of any width, so that only the last block has an edge.
    private const int ColumnBlock = 1536;

    // Below this many multiplications a share of the work is not worth waking a thread for.
    private const int WorthSharing = 1 << 18;

    // Nor is packing fewer elements than this.
    private const int WorthPacking = 1 << 15;

    /// <summary>Writes A·B, row after row, into <paramref name="c"/> from <paramref name="offset"/> on.</summary>
    public static void Run<T, TLeft, TRight>(TLeft a, TRight b, Tensor c, int offset, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLeft : struct, ILeftMatrix<T>
        where TRight : struct, IRightMatrix<T>
    {
        if (a.Depth == 0)
            c.Span<T>().Slice(offset, a.Rows * b.Columns).Clear();
        if (a.Rows == 0 || b.Columns == 0 || a.Depth == 0)
            return;
        var kernel = new Product<T, TLeft, TRight>(a, b, c, offset, workers);
        Simd.Run<T, Product<T, TLeft, TRight>>(ref kernel);
    }

    /// <summary>How many lanes wide the panel at <paramref name="lane"/> of a block is: 3, or 1 where fewer than 3 are left.</summary>
    private static int PanelWidth(int lanes, int lane) => lanes - lane >= 3 ? 3 : 1;

    private readonly struct Product<T, TLeft, TRight>(TLeft a, TRight b, Tensor c, int offset, Workers workers) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLeft : struct, ILeftMatrix<T>
        where TRight : struct, IRightMatrix<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            var panels = (a.Rows + TileRows - 1) / TileRows;
            var lanesAcross = (b.Columns + TLanes.Count - 1) / TLanes.Count;
            var packed = Scratch<T>.Right(Math.Min(ColumnBlock, lanesAcross * TLanes.Count) * Math.Min(InnerBlock, a.Depth));
            for (var column = 0; column < b.Columns; column += ColumnBlock)
            {
                var lanes = Math.Min(ColumnBlock / TLanes.Count, lanesAcross - column / TLanes.Count);
                for (var k = 0; k < a.Depth; k += InnerBlock)
                {
                    var depth = Math.Min(InnerBlock, a.Depth - k);
                    workers.For(lanes / 3 + lanes % 3, Math.Max(1, WorthPacking / (3 * TLanes.Count * depth)), new PackRightJob<TLanes, T, TRight>(b, packed, k, depth, column, lanes));
                    var grain = Math.Max(1, WorthSharing / (TileRows * depth * lanes * TLanes.Count));
                    workers.For(panels, grain, new PanelsJob<TLanes, T, TLeft>(a, c, offset, b.Columns, packed, k, depth, column, lanes));
                }
            }
        }
    }

    private readonly struct PackRightJob<TLanes, T, TRight>(TRight b, ArraySegment<T> packed, int k, int depth, int firstColumn, int lanes) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRight : struct, IRightMatrix<T>
    {
        public void Run(int start, int end)
        {
            for (var panel = start; panel < end; panel++)
            {
                var lane = Math.Min(3 * panel, lanes / 3 * 3 + panel - lanes / 3);
                var (column, pitch) = (lane * TLanes.Count, PanelWidth(lanes, lane) * TLanes.Count);
                var columns = Math.Min(pitch, b.Columns - firstColumn - column);
                var target = packed.AsSpan(column * depth, pitch * depth);
                if (columns < pitch)
                    target.Clear();
                b.Pack(firstColumn + column, columns, pitch, k, depth, target);
            }
        }
    }

    private readonly struct PanelsJob<TLanes, T, TLeft>(TLeft a, Tensor c, int offset, int columns, ArraySegment<T> packedB, int k, int depth, int firstColumn, int lanes) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLeft : struct, ILeftMatrix<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            var packedA = Scratch<T>.Left(BlockPanels * TileRows * InnerBlock).AsSpan();
            Span<T> edge = stackalloc T[TileRows * 3 * TLanes.Count];
            for (var first = start; first < end; first += BlockPanels)
            {
                var last = Math.Min(end, first + BlockPanels);
                for (var panel = first; panel < last; panel++)
                    PackLeft(panel, packedA.Slice((panel - first) * TileRows * depth, TileRows * depth));
                for (var lane = 0; lane < lanes; lane += PanelWidth(lanes, lane))
                {
                    for (var panel = first; panel < last; panel++)
                        Tile(panel * TileRows, lane, PanelWidth(lanes, lane), ref packedA[(panel - first) * TileRows * depth], edge);
                }
            }
        }

        private void PackLeft(int panel, Span<T> packed)
        {
            var row = panel * TileRows;
            var rows = Math.Min(TileRows, a.Rows - row);
            if (rows < TileRows)
                packed.Clear();
            a.Pack(row, rows, k, depth, packed);
        }

        private void Tile(int row, int lane, int width, ref T left, Span<T> edge)
        {
            var rows = Math.Min(TileRows, a.Rows - row);
            var column = firstColumn + lane * TLanes.Count;
            var across = Math.Min(width * TLanes.Count, columns - column);
            ref var right = ref packedB.AsSpan()[lane * TLanes.Count * depth];
            var target = c.Span<T>()[(offset + row * columns + column)..];
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

    // Each thread keeps the memory that it last packed into. It starts at a cache line: a load of 64 bytes that straddles two
    // costs twice.
    private static class Scratch<T>
        where T : unmanaged
    {
        [ThreadStatic]
        private static ArraySegment<T> _left;

        [ThreadStatic]
        private static ArraySegment<T> _right;

        public static ArraySegment<T> Left(int length) => Grow(ref _left, length);

        public static ArraySegment<T> Right(int length) => Grow(ref _right, length);

        private static ArraySegment<T> Grow(ref ArraySegment<T> memory, int length)
        {
            if (memory.Count >= length)
                return memory;
            var line = Simd.CacheLine / Unsafe.SizeOf<T>();
            var array = GC.AllocateUninitializedArray<T>(length + line, pinned: true);
            var ahead = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Simd.CacheLine) / Unsafe.SizeOf<T>();
            return memory = new(array, (line - ahead) % line, length);
        }
    }
}
