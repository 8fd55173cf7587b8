using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>Where the chunks of a value of an elementwise loop lie.</summary>
internal readonly struct Operand<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Kind _kind;
    private readonly Tensor? _memory;
    private readonly RowTotals<T>? _totals;
    private readonly int _slot;

    // For one element in each row: which.
    private readonly int[] _ofRows;

    private Operand(Kind kind, Tensor? memory = null, RowTotals<T>? totals = null, int slot = 0, int[]? ofRows = null) =>
        (_kind, _memory, _totals, _slot, _ofRows) = (kind, memory, totals, slot, ofRows ?? []);

    private enum Kind
    {
        Missing,
        Whole,
        Single,
        OnePerRow,
        AlongRow,
        Scratch,
        Totals,
    }

    /// <summary>A tensor that rows are read from or written to, one at a time where it is stretched.</summary>
    public static Operand<T> Of(Tensor memory, Shape full, BroadcastRows rows) =>
        memory.Count == full.Count ? new(Kind.Whole, memory)
        : memory.Count == 1 ? new(Kind.Single, memory)
        : rows.IsStill(memory.Shape) ? new(Kind.OnePerRow, memory, ofRows: [.. Enumerable.Range(0, rows.Rows).Select(row => rows.Offset(memory.Shape, rows.FirstOf(row)))])
        : new(Kind.AlongRow, memory);

    /// <summary>A slot of a thread's scratch memory.</summary>
    public static Operand<T> In(int slot) => new(Kind.Scratch, slot: slot);

    /// <summary>The sums of the rows.</summary>
    public static Operand<T> Of(RowTotals<T> totals) => new(Kind.Totals, totals: totals);

    /// <summary>The elements of a chunk, or the one that stands for all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> At(in Chunk chunk, in BroadcastRows rows, Span<T> scratch) => _kind == Kind.Missing ? [] : Find(in chunk, in rows, scratch);

    private Span<T> Find(in Chunk chunk, in BroadcastRows rows, Span<T> scratch) => _kind switch
    {
        Kind.Whole => _memory!.Span<T>().Slice(chunk.Start, chunk.Length),
        Kind.Single => _memory!.Span<T>(),
        Kind.OnePerRow => _memory!.Span<T>().Slice(_ofRows[chunk.Row], 1),
        Kind.AlongRow => _memory!.Span<T>().Slice(rows.Offset(_memory.Shape, chunk.Start), chunk.Length),
        Kind.Scratch => scratch.Slice(_slot * BroadcastRows.LongestChunk, chunk.Length),
        Kind.Totals => _totals!.Of(chunk),
        _ => [],
    };
}
