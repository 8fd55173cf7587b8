using System.Numerics;
using ChainRule.Algebra;

namespace ChainRule.Kernels;

/// <summary>
/// Panels of a block of a product's right side, their rows one after the other and padded with zeros: each is packed by the thread that
/// needs it first, so that it lies in that one's cache, and no thread waits until all are packed.
/// </summary>
/// <param name="b">the right side</param>
/// <param name="k">the block's first row</param>
/// <param name="depth">how many rows it has</param>
/// <param name="column">its first column</param>
/// <param name="panels">its columns</param>
/// <param name="memory">room for them all</param>
/// <param name="states">one of each panel, 0 at first</param>
internal readonly struct PackedPanels<TLanes, T>(DenseMatrix<T> b, int k, int depth, int column, Panels panels, ArraySegment<T> memory, ArraySegment<int> states)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BeingPacked = 1;
    private const int Packed = 2;

    /// <summary>The elements of a panel.</summary>
    public ref readonly T this[int panel]
    {
        get
        {
            var (start, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            var target = memory.AsSpan(start * depth, pitch * depth);
            ref var state = ref states.AsSpan()[panel];
            if (Volatile.Read(ref state) != Packed)
            {
                if (Interlocked.CompareExchange(ref state, BeingPacked, 0) == 0)
                {
                    b.Pack(k, depth, column + start, panels.Columns(panel), target, pitch);
                    Volatile.Write(ref state, Packed);
                }

                for (var wait = new SpinWait(); Volatile.Read(ref state) != Packed;)
                    wait.SpinOnce(sleep1Threshold: -1);
            }

            return ref target[0];
        }
    }
}
