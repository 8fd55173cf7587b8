using System.Numerics;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Panels of some rows of a matrix, packed: each by the thread that needs it first, so that it is in that thread's cache, and no thread
/// waits until all are packed.
/// </summary>
/// <param name="matrix">where the rows lie</param>
/// <param name="row">the first of them</param>
/// <param name="depth">how many there are</param>
/// <param name="memory">room for all panels</param>
/// <param name="states">one for each panel, 0 at first</param>
internal readonly struct PackedPanels<T>(DenseMatrix<T> matrix, int row, int depth, ArraySegment<T> memory, ArraySegment<int> states)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BeingPacked = 1;
    private const int Packed = 2;

    /// <summary>Whether nothing is packed.</summary>
    public bool IsEmpty => memory.Count == 0;

    /// <summary>Panels in this thread's memory for that use.</summary>
    /// <param name="matrix">where the rows lie</param>
    /// <param name="row">the first of them</param>
    /// <param name="depth">how many there are</param>
    /// <param name="panels">how many panels there are</param>
    /// <param name="width">how many elements of a row they hold together</param>
    public static PackedPanels<T> In<TUse>(DenseMatrix<T> matrix, int row, int depth, int panels, int width)
    {
        var states = Scratch<TUse, int>.Take(panels);
        states.AsSpan().Clear();
        return new(matrix, row, depth, Scratch<TUse, T>.Take(width * depth), states);
    }

    /// <summary>A panel's rows, one after the other, <paramref name="pitch"/> elements each, with zeros after its columns.</summary>
    /// <param name="panel">its number</param>
    /// <param name="place">how many elements of a row lie in the panels before it</param>
    /// <param name="column">its first column in the matrix</param>
    /// <param name="columns">how many it has</param>
    /// <param name="pitch">how many it has room for</param>
    public ref T Take(int panel, int place, int column, int columns, int pitch)
    {
        var target = memory.AsSpan(place * depth, pitch * depth);
        ref var state = ref states.AsSpan()[panel];
        if (Volatile.Read(ref state) != Packed)
        {
            if (Interlocked.CompareExchange(ref state, BeingPacked, 0) == 0)
            {
                matrix.Pack(row, depth, column, columns, target, pitch);
                Volatile.Write(ref state, Packed);
            }

            for (var wait = new SpinWait(); Volatile.Read(ref state) != Packed;)
                wait.SpinOnce(sleep1Threshold: -1);
        }

        return ref target[0];
    }
}
