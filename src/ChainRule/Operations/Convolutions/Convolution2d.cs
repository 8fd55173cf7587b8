using ChainRule.Kernels.Convolutions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// What a convolution and its two gradients share: pictures x (batch, channels, h, w), filters w (filters, channels / groups, kernel)
/// and maps y (batch, filters, places), each computed from the other two.
/// </summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are divided; a filter reads its own group's channels</param>
public abstract record Convolution2d(Window2d Window, int Groups) : FloatingOperation
{
    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <summary>The sizes of a convolution of these pictures with these filters.</summary>
    /// <exception cref="ShapeException">they do not fit together</exception>
    private protected ConvolutionSizes Sizes(Shape pictures, Shape filters)
    {
        if (pictures.Rank != 4 || filters.Rank != 4)
            throw new ShapeException($"A convolution needs pictures (batch, channels, height, width) and filters (filters, channels, height, width), not {pictures} and {filters}.");
        if (Groups < 1 || pictures[1] % Groups != 0 || filters[0] % Groups != 0)
            throw new ShapeException($"{Groups} groups do not divide {pictures[1]} channels and {filters[0]} filters.");
        if (filters[1] != pictures[1] / Groups || filters[2] != Window.Kernel.Height || filters[3] != Window.Kernel.Width)
            throw new ShapeException($"Filters of shape {filters} do not fit {pictures[1]} channels in {Groups} groups and a kernel of {Window.Kernel}.");
        return new(Window, Groups, pictures[0], pictures[1], new(pictures[2], pictures[3]), filters[0]);
    }

    /// <summary>Every element of the maps takes every weight of its filter, including those beyond the border.</summary>
    private protected static long MultiplyAdds(Variable maps, Variable filters) =>
        (long)maps.Shape.Count * filters.Shape.WithoutFirst().Count;

    private protected static Shape MapShape(ConvolutionSizes sizes) =>
        [sizes.Batch, sizes.Filters, sizes.PlaceSize.Height, sizes.PlaceSize.Width];

    /// <exception cref="ShapeException">errors of this shape are not those of the maps</exception>
    private protected void CheckErrors(Shape g, Shape pictures, Shape filters)
    {
        if (g != MapShape(Sizes(pictures, filters)))
            throw new ShapeException($"A gradient of shape {g} does not match a convolution of {pictures} with {filters}.");
    }

    /// <summary>The pixels under the filter at an element of the map, with the weights on them.</summary>
    private protected static IEnumerable<(int Picture, int Filter)> UnderFilter(ConvolutionSizes sizes, int map)
    {
        var (n, f, y, x) = Places(map, sizes.Filters, sizes.PlaceSize);
        return Enumerable.Range(0, sizes.FilterLength)
            .Select(k => (Picture: Pixel(sizes, n, f, y, x, k), Filter: f * sizes.FilterLength + k))
            .Where(at => at.Picture >= 0);
    }

    /// <summary>The pixels under a weight at all places, with the elements of the map there.</summary>
    private protected static IEnumerable<(int Picture, int Map)> UnderWeight(ConvolutionSizes sizes, int filter)
    {
        var (f, k) = Math.DivRem(filter, sizes.FilterLength);
        return Enumerable.Range(0, sizes.Batch)
            .SelectMany(_ => Enumerable.Range(0, sizes.Places), (n, place) => (
                Picture: Pixel(sizes, n, f, place / sizes.PlaceSize.Width, place % sizes.PlaceSize.Width, k),
                Map: (n * sizes.Filters + f) * sizes.Places + place))
            .Where(at => at.Picture >= 0);
    }

    /// <summary>The weights that lie on a pixel at any place, with the elements of the map there.</summary>
    private protected static IEnumerable<(int Filter, int Map)> OverPixel(ConvolutionSizes sizes, int picture)
    {
        var (n, channel, row, column) = Places(picture, sizes.Channels, sizes.Picture);
        var (group, c) = Math.DivRem(channel, sizes.ChannelsInGroup);
        for (var f = group * sizes.FiltersInGroup; f < (group + 1) * sizes.FiltersInGroup; f++)
        {
            for (var tap = 0; tap < sizes.Window.Taps; tap++)
            {
                var (i, j) = Math.DivRem(tap, sizes.Window.Kernel.Width);
                if (sizes.Window.PlaceOver(row, column, i, j, sizes.PlaceSize) is var (y, x))
                    yield return (f * sizes.FilterLength + c * sizes.Window.Taps + tap, ((n * sizes.Filters + f) * sizes.PlaceSize.Height + y) * sizes.PlaceSize.Width + x);
            }
        }
    }

    // The pixel under the k-th weight of filter f at place (y, x); -1 beyond the border.
    private static int Pixel(ConvolutionSizes sizes, int n, int f, int y, int x, int k)
    {
        var (c, tap) = Math.DivRem(k, sizes.Window.Taps);
        var (i, j) = Math.DivRem(tap, sizes.Window.Kernel.Width);
        var (row, column) = (sizes.Window.Row(y, i), sizes.Window.Column(x, j));
        if (row < 0 || row >= sizes.Picture.Height || column < 0 || column >= sizes.Picture.Width)
            return -1;
        var channel = f / sizes.FiltersInGroup * sizes.ChannelsInGroup + c;
        return ((n * sizes.Channels + channel) * sizes.Picture.Height + (int)row) * sizes.Picture.Width + (int)column;
    }

    private static (int Sample, int Plane, int Row, int Column) Places(int element, int planes, Size2d plane)
    {
        var (rows, column) = Math.DivRem(element, plane.Width);
        var (above, row) = Math.DivRem(rows, plane.Height);
        return (above / planes, above % planes, row, column);
    }
}
