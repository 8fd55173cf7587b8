using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>Where the chunks of a value of an elementwise loop lie.</summary>
/// <remarks>Where each row has one element, <paramref name="ofRows"/> says which.</remarks>
internal readonly struct Operand<T>(Operand<T>.Kind kind, Tensor? memory = null, RowTotals<T>? totals = null, int slot = 0, int[]? ofRows = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal enum Kind
    {
        Missing,
        Whole,
        Single,
        OnePerRow,
        AlongRow,
        Scratch,
        Totals,
    }

    /// <summary>A tensor from which rows are read or to which they are written, one at a time if it is stretched.</summary>
    public static Operand<T> Of(Tensor memory, Shape full, BroadcastRows rows) =>
        memory.Count == full.Count ? new(Kind.Whole, memory)
        : memory.Count == 1 ? new(Kind.Single, memory)
        : rows.IsStill(memory.Shape) ? new(Kind.OnePerRow, memory, ofRows: [.. Enumerable.Range(0, rows.Rows).Select(row => rows.Offset(memory.Shape, rows.FirstOf(row)))])
        : new(Kind.AlongRow, memory);

    /// <summary>A slot of a thread's scratch memory.</summary>
    public static Operand<T> In(int slot) => new(Kind.Scratch, slot: slot);

    /// <summary>The elements of a chunk, or the one that stands for all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> At(in Chunk chunk, in BroadcastRows rows, Span<T> scratch) => kind == Kind.Missing ? [] : Find(in chunk, in rows, scratch);

    private Span<T> Find(in Chunk chunk, in BroadcastRows rows, Span<T> scratch) => kind switch
    {
        Kind.Whole => memory!.Span<T>().Slice(chunk.Start, chunk.Length),
        Kind.Single => memory!.Span<T>(),
        Kind.OnePerRow => memory!.Span<T>().Slice(ofRows![chunk.Row], 1),
        Kind.AlongRow => memory!.Span<T>().Slice(rows.Offset(memory.Shape, chunk.Start), chunk.Length),
        Kind.Scratch => scratch.Slice(slot * BroadcastRows.LongestChunk, chunk.Length),
        Kind.Totals => totals!.Of(chunk),
        _ => [],
    };
}
