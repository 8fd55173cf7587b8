using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// Where the elements of a tensor lie when it is stretched to a larger shape. The larger shape is walked by rows (its last
/// dimension); within a row the smaller tensor moves by a step of 1, or by 0 where it is stretched.
/// </summary>
internal static class Broadcasting
{
    public static int RowLength(Shape full) => full.Rank == 0 ? 1 : full[-1];

    public static int RowCount(Shape full) => full.Count == 0 ? 0 : full.Count / RowLength(full);

    /// <summary>The element of <paramref name="operand"/> that stands at the start of a row of <paramref name="full"/>.</summary>
    public static int RowOffset(Shape operand, Shape full, int row)
    {
        var offset = 0;
        var stride = RowLength(operand);
        for (var i = 2; i <= operand.Rank; i++)
        {
            var (size, own) = (full.Sizes[^i], operand.Sizes[^i]);
            if (own != 1)
                offset += row % size * stride;
            row /= size;
            stride *= own;
        }

        return offset;
    }

    public static int Step(Shape operand) => RowLength(operand) == 1 ? 0 : 1;

    /// <summary>The element of <paramref name="operand"/> that stands at an element of <paramref name="full"/>.</summary>
    public static int Index(Shape operand, Shape full, int index)
    {
        var length = RowLength(full);
        return RowOffset(operand, full, index / length) + index % length * Step(operand);
    }

    /// <summary>The elements of <paramref name="full"/> over which one of <paramref name="operand"/> stretches.</summary>
    public static IEnumerable<int> Sources(Shape operand, Shape full, int index)
    {
        if (full.Count == 0)
            return [];
        IEnumerable<int> sources = [0];
        var (stride, rest) = (full.Count, index);
        var size = operand.Count;
        for (var i = 0; i < full.Rank; i++)
        {
            var place = i - (full.Rank - operand.Rank);
            var own = place < 0 ? 1 : operand[place];
            stride /= full[i];
            size /= own;
            var (step, at) = (stride, rest / size);
            rest %= size;
            sources = own == full[i]
                ? sources.Select(source => source + at * step)
                : [.. sources.SelectMany(source => Enumerable.Range(0, full.Sizes[i]).Select(k => source + k * step))];
        }

        return sources;
    }
}
