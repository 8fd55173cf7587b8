using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// A shape cut into rows along which each of the operands stretched to it moves by a step of 1, or stands still: as many of the last
/// dimensions as that holds for. Long rows are cut, so that threads can share them.
/// </summary>
internal readonly struct BroadcastRows
{
    /// <summary>No row is longer.</summary>
    public const int LongestRow = 1 << 14;

    private readonly Shape _full;
    private readonly int _rank;
    private readonly int _length;
    private readonly int _cuts;

    public BroadcastRows(Shape full, params ReadOnlySpan<Shape> operands)
    {
        (_full, _rank, _length) = (full, full.Rank, 1);
        foreach (var operand in operands)
            _rank = Math.Min(_rank, Math.Max(Moving(operand, full), Still(operand, full)));
        for (var i = 1; i <= _rank; i++)
            _length *= full.Sizes[^i];
        _cuts = (_length + LongestRow - 1) / LongestRow;
        Count = full.Count == 0 ? 0 : full.Count / _length * _cuts;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many of them are worth a thread.</summary>
    public int Grain => Math.Max(1, LongestRow / Math.Max(1, _length));

    /// <summary>The elements of a row.</summary>
    public Range this[int row]
    {
        get
        {
            var (whole, cut) = Math.DivRem(row, _cuts);
            return (whole * _length + cut * LongestRow)..(whole * _length + Math.Min(_length, (cut + 1) * LongestRow));
        }
    }

    /// <summary>How an operand moves along a row.</summary>
    public int Step(Shape operand) => Still(operand, _full) >= _rank ? 0 : 1;

    /// <summary>The element of an operand that stands at the start of a row.</summary>
    public int Offset(Shape operand, int row) => Broadcasting.Index(operand, _full, this[row].Start.Value);

    // In how many of the last dimensions an operand is not stretched, and in how many it is one element.
    private static int Moving(Shape operand, Shape full)
    {
        var rank = 0;
        while (rank < operand.Rank && operand.Sizes[^(rank + 1)] == full.Sizes[^(rank + 1)])
            rank++;
        return rank;
    }

    private static int Still(Shape operand, Shape full)
    {
        var rank = 0;
        while (rank < full.Rank && (rank >= operand.Rank || operand.Sizes[^(rank + 1)] == 1))
            rank++;
        return rank;
    }
}
