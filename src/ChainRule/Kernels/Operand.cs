using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>Where the chunks of a value of an elementwise loop lie.</summary>
internal readonly struct Operand<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Kind _kind;
    private readonly Tensor? _memory;
    private readonly RowTotals<T>? _totals;
    private readonly int _slot;

    private Operand(Kind kind, Tensor? memory = null, RowTotals<T>? totals = null, int slot = 0) =>
        (_kind, _memory, _totals, _slot) = (kind, memory, totals, slot);

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
    public static Operand<T> Of(Tensor memory, Shape full, in BroadcastRows rows) =>
        new(memory.Count == full.Count ? Kind.Whole : memory.Count == 1 ? Kind.Single : rows.IsStill(memory.Shape) ? Kind.OnePerRow : Kind.AlongRow, memory);

    /// <summary>A slot of a thread's scratch memory.</summary>
    public static Operand<T> In(int slot) => new(Kind.Scratch, slot: slot);

    /// <summary>The sums of the rows.</summary>
    public static Operand<T> Of(RowTotals<T> totals) => new(Kind.Totals, totals: totals);

    /// <summary>The elements of a chunk, or the one that stands for all of them.</summary>
    public Span<T> At(int chunk, in BroadcastRows rows, Span<T> scratch)
    {
        switch (_kind)
        {
            case Kind.Whole: return _memory!.Span<T>()[rows[chunk]];
            case Kind.Single: return _memory!.Span<T>();
            case Kind.Scratch: return scratch.Slice(_slot * BroadcastRows.LongestChunk, rows.LengthOf(chunk));
            case Kind.Totals: return _totals![rows.RowsOf(chunk)];
            case Kind.Missing: return [];
        }

        var memory = _memory!;
        return memory.Span<T>().Slice(rows.Offset(memory.Shape, rows[chunk].Start.Value), _kind == Kind.OnePerRow ? 1 : rows.LengthOf(chunk));
    }
}
