using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>The sums of rows, which are then added up, in the rows' order, to the sums of what the rows have in common.</summary>
internal sealed class RowTotals<T>(BroadcastRows rows, Tensor sums)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _ofRows = new T[rows.Rows];

    /// <summary>A place for the sum of each row of a chunk.</summary>
    public Span<T> Of(in Chunk chunk) => _ofRows.AsSpan(chunk.Row, chunk.Rows);

    /// <summary>Adds the rows' sums up.</summary>
    public void Add()
    {
        var target = sums.Span<T>();
        target.Clear();
        for (var row = 0; row < _ofRows.Length; row++)
            target[rows.Offset(sums.Shape, rows.FirstOf(row))] += _ofRows[row];
    }
}
