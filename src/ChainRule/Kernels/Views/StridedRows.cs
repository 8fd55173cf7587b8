using ChainRule.Tensors;

namespace ChainRule.Kernels.Views;

/// <summary>A view of a tensor, row by row: where each row of the view begins in the tensor, and how far apart its elements lie there.</summary>
/// <remarks>Dimensions that lie one after the other in both are joined, so that rows are as long as they can be.</remarks>
internal readonly struct StridedRows
{
    private readonly int _offset;
    private readonly List<(int Size, int Step)> _outer = [];

    public StridedRows(Shape shape, Strides strides, int offset)
    {
        _offset = offset;
        var joined = new List<(int Size, int Step)>();
        for (var i = 0; i < shape.Rank; i++)
        {
            if (shape[i] == 1)
                continue;
            if (joined.Count > 0 && joined[^1].Step == (long)strides[i] * shape[i])
                joined[^1] = (joined[^1].Size * shape[i], strides[i]);
            else
                joined.Add((shape[i], strides[i]));
        }

        (Length, Step) = joined.Count > 0 ? joined[^1] : (1, 1);
        _outer.AddRange(joined.SkipLast(1));
        Count = shape.Count == 0 ? 0 : shape.Count / Length;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Elements of a row.</summary>
    public int Length { get; }

    /// <summary>How far apart the elements of a row lie in the tensor.</summary>
    public int Step { get; }

    /// <summary>The place in the tensor of the first element of a row.</summary>
    public int Start(int row)
    {
        var start = _offset;
        for (var i = _outer.Count - 1; i >= 0; i--)
        {
            (row, var index) = Math.DivRem(row, _outer[i].Size);
            start += index * _outer[i].Step;
        }

        return start;
    }
}
