using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>Where the elements of a tensor lie when it is stretched to a larger shape.</summary>
internal static class Broadcasting
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
}
