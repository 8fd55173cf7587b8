using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChainRule.Kernels.Products;

/// <summary>A matrix somewhere in memory: its element (i, j) lies i·rowStep + j·columnStep elements from the first.</summary>
internal readonly ref struct Strided<T>(ref T first, nint rowStep, nint columnStep)
{
    public readonly ref T First = ref first;
    public readonly nint RowStep = rowStep;
    public readonly nint ColumnStep = columnStep;

    /// <summary>The rows starting at <paramref name="row"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Strided<T> From(int row) => new(ref Unsafe.Add(ref First, row * RowStep), RowStep, ColumnStep);

    /// <summary>A row of elements that lie one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Row(int row, int columns) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref First, row * RowStep), columns);
}
