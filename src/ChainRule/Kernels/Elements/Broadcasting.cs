using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>Where the elements of a tensor are when it is stretched to a larger shape.</summary>
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

    /// <summary>The elements of <paramref name="full"/> to which one of <paramref name="operand"/> is stretched.</summary>
    public static IEnumerable<int> Sources(Shape operand, Shape full, int index)
    {
        IEnumerable<int> sources = [0];
        var indexes = operand.IndexesOf(index);
        for (var i = 0; i < full.Rank; i++)
        {
            var (size, place) = (full[i], i - (full.Rank - operand.Rank));
            var within = place >= 0 && operand[place] == size ? Enumerable.Range(indexes[place], 1) : Enumerable.Range(0, size);
            sources = [.. sources.SelectMany(_ => within, (source, k) => source * size + k)];
        }

        return sources;
    }
}
