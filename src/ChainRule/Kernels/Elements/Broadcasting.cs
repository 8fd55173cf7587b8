using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>Where the elements of a tensor lie when it is stretched to a larger shape.</summary>
public static class Broadcasting
{
    /// <summary>The element of <paramref name="operand"/> that stands at an element of <paramref name="full"/>.</summary>
    public static int Index(Shape operand, Shape full, int index)
    {
        var (offset, stride) = (0, 1);
        for (var i = 1; i <= operand.Rank; i++)
        {
            var (size, own) = (full.Sizes[^i], operand.Sizes[^i]);
            if (own != 1)
                offset += index % size * stride;
            index /= size;
            stride *= own;
        }

        return offset;
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
