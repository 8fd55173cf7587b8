using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Columns that become rows, by squares of lanes: each is interleaved with itself until every number is in its place.</summary>
internal static class LanesTransposition<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>target[j·targetStep + i] = source[i·sourceStep + j]</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref T source, nint sourceStep, int rows, int columns, ref T target, nint targetStep)
    {
        if (rows < TLanes.Count || columns < TLanes.Count)
        {
            Transposition.Run(ref source, sourceStep, rows, columns, ref target, targetStep);
            return;
        }

        ref var half = ref Scratch<TLanes, T>.Take(TLanes.Count * TLanes.Count).AsSpan()[0];
        for (var i = 0; i < rows; i += TLanes.Count)
        {
            i = Math.Min(i, rows - TLanes.Count);
            for (var j = 0; j < columns; j += TLanes.Count)
            {
                j = Math.Min(j, columns - TLanes.Count);
                Square(ref Unsafe.Add(ref source, i * sourceStep + j), sourceStep, ref Unsafe.Add(ref target, j * targetStep + i), targetStep, ref half);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(ref T source, nint sourceStep, ref T target, nint targetStep, ref T half)
    {
        if (TLanes.Count == 1)
        {
            target = source;
        }
        else if (TLanes.Count == 2)
        {
            Pairs(ref source, sourceStep, ref target, targetStep);
        }
        else if (TLanes.Count == 4)
        {
            Quads(ref source, sourceStep, ref target, targetStep);
        }
        else
        {
            Quads(ref source, sourceStep, ref half, TLanes.Count);
            if (TLanes.Count == 8)
                Pairs(ref half, TLanes.Count, ref target, targetStep);
            else
                Quads(ref half, TLanes.Count, ref target, targetStep);
        }
    }

    // Rows of the upper half by turns with those of the lower.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(ref T source, nint sourceStep, ref T target, nint targetStep)
    {
        for (var i = 0; i < TLanes.Count / 2; i++)
        {
            var (a, b) = TLanes.Interleave(Load(ref source, i * sourceStep), Load(ref source, (i + TLanes.Count / 2) * sourceStep));
            TLanes.Store(a, ref Unsafe.Add(ref target, 2 * i * targetStep), 0);
            TLanes.Store(b, ref Unsafe.Add(ref target, (2 * i + 1) * targetStep), 0);
        }
    }

    // Twice that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads(ref T source, nint sourceStep, ref T target, nint targetStep)
    {
        for (var i = 0; i < TLanes.Count / 4; i++)
        {
            var (a, b) = TLanes.Interleave(Load(ref source, i * sourceStep), Load(ref source, (i + TLanes.Count / 2) * sourceStep));
            var (c, d) = TLanes.Interleave(Load(ref source, (i + TLanes.Count / 4) * sourceStep), Load(ref source, (i + TLanes.Count * 3 / 4) * sourceStep));
            (a, c) = TLanes.Interleave(a, c);
            (b, d) = TLanes.Interleave(b, d);
            TLanes.Store(a, ref Unsafe.Add(ref target, 4 * i * targetStep), 0);
            TLanes.Store(c, ref Unsafe.Add(ref target, (4 * i + 1) * targetStep), 0);
            TLanes.Store(b, ref Unsafe.Add(ref target, (4 * i + 2) * targetStep), 0);
            TLanes.Store(d, ref Unsafe.Add(ref target, (4 * i + 3) * targetStep), 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load(ref T source, nint offset) => TLanes.Load(in Unsafe.Add(ref source, offset), 0);
}
