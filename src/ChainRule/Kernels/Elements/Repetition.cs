using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>A tensor that is written out to scratch memory, stretched over the short rows of a chunk.</summary>
internal readonly struct Repetition<T>(Tensor memory, int slot)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Write(in Chunk chunk, in BroadcastRows rows, Span<T> scratch)
    {
        ReadOnlySpan<T> from = memory.Span<T>();
        var target = scratch.Slice(slot * BroadcastRows.LongestChunk, chunk.Length);
        if (from.Length == rows.Length && target.Length >= from.Length && !rows.IsStill(memory.Shape))
        {
            // The same row again and again: each copy doubles what is written.
            from.CopyTo(target);
            for (var done = from.Length; done < target.Length; done *= 2)
                target[..Math.Min(done, target.Length - done)].CopyTo(target[done..]);
            return;
        }

        for (var row = 0; row < chunk.Rows; row++)
        {
            var own = target.Slice(row * rows.Length, Math.Min(rows.Length, target.Length));
            var offset = rows.Offset(memory.Shape, chunk.Start + row * rows.Length);
            if (rows.IsStill(memory.Shape))
                own.Fill(from[offset]);
            else
                from.Slice(offset, own.Length).CopyTo(own);
        }
    }
}
