using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// What a convolution and its two gradients share: of pictures x (batch, channels, h, w), filters w (filters, channels / groups, kernel)
/// and maps y (batch, filters, places), each is computed from the other two.
/// </summary>
/// <param name="window">how the filters slide</param>
/// <param name="groups">into how many groups channels and filters are cut; a filter reads its own group's channels</param>
public abstract class Convolution2d(Window2d window, int groups) : FloatingOperation
{
    /// <summary>How the filters slide.</summary>
    private protected Window2d Window => window;

    /// <summary>Into how many groups channels and filters are cut.</summary>
    private protected int Groups => groups;

    /// <summary>The sizes, for pictures and filters of these shapes.</summary>
    /// <exception cref="ShapeException">they do not fit together</exception>
    private protected ConvolutionSizes Sizes(Shape pictures, Shape filters)
    {
        if (pictures.Rank != 4 || filters.Rank != 4)
            throw new ShapeException($"A convolution takes pictures (batch, channels, height, width) and filters (filters, channels, height, width), not {pictures} and {filters}.");
        if (groups < 1 || pictures[1] % groups != 0 || filters[0] % groups != 0)
            throw new ShapeException($"{groups} groups do not divide {pictures[1]} channels and {filters[0]} filters.");
        if (filters[1] != pictures[1] / groups || filters[2] != window.Kernel.Height || filters[3] != window.Kernel.Width)
            throw new ShapeException($"Filters of shape {filters} do not fit {pictures[1]} channels in {groups} groups and a kernel of {window.Kernel}.");
        return new(window, groups, pictures[0], pictures[1], new(pictures[2], pictures[3]), filters[0]);
    }

    /// <summary>The shape of the maps.</summary>
    private protected static Shape MapShape(ConvolutionSizes sizes) =>
        [sizes.Batch, sizes.Filters, sizes.PlaceSize.Height, sizes.PlaceSize.Width];

    /// <summary>
    /// Every product of the convolution, in one order: for each output element and tap, where its picture, filter and map elements
    /// lie. All three operations are sums of products over these.
    /// </summary>
    private protected static IEnumerable<(int Picture, int Filter, int Map)> Products(ConvolutionSizes sizes)
    {
        var (window, places) = (sizes.Window, sizes.PlaceSize);
        var map = 0;
        for (var n = 0; n < sizes.Batch; n++)
        {
            for (var f = 0; f < sizes.Filters; f++)
            {
                for (var place = 0; place < sizes.Places; place++, map++)
                {
                    var (y, x) = Math.DivRem(place, places.Width);
                    for (var k = 0; k < sizes.FilterLength; k++)
                    {
                        var (c, tap) = Math.DivRem(k, window.Taps);
                        var (i, j) = Math.DivRem(tap, window.Kernel.Width);
                        var (row, column) = (window.Row(y, i), window.Column(x, j));
                        if (row < 0 || row >= sizes.Picture.Height || column < 0 || column >= sizes.Picture.Width)
                            continue;
                        var channel = f / sizes.FiltersInGroup * sizes.ChannelsInGroup + c;
                        yield return (((n * sizes.Channels + channel) * sizes.Picture.Height + row) * sizes.Picture.Width + column, f * sizes.FilterLength + k, map);
                    }
                }
            }
        }
    }
}
